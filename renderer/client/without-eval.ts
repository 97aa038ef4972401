import { config } from 'zod'

// Must come before the contract: Zod would otherwise try `new Function`, which the page's policy forbids.
config({ jitless: true })
