import { createContext, use } from 'react'
import { useMayCall } from '../../../client/use-bureau.ts'

/** Whether the profile shown is still written: once it has ended, its document is read. */
export const StillWritten = createContext(true)

/** Whether this person may write here, and the profile has not ended. */
export function useMayWrite(name: Parameters<typeof useMayCall>[0]): boolean {
  const may = useMayCall(name)
  return use(StillWritten) && may
}
