import type { ScanInput } from './news/input.ts'
import { type Scan, scanForNews } from './news/scan.ts'

/** What is new, in a thread of its own: over a million incidents it takes seconds. */
export function run(input: ScanInput): Scan {
  return scanForNews(input)
}
