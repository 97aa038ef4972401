import type { Context } from '../../../backend/context.ts'
import { readBefore, recordStep, type Watched } from './steps.store.ts'

type Stepped = { meetingId: number; words: string; watched: readonly Watched[]; goesOn?: boolean }

/** Does something in a meeting and keeps what it changed, so that it can be taken back. */
export async function stepped<T>(
  { db, host, person }: Context,
  { meetingId, words, watched, goesOn = false }: Stepped,
  work: () => Promise<T>,
): Promise<T> {
  const before = await readBefore(db, watched)
  const answer = await work()
  const step = { meetingId, at: host.now().toISOString(), by: person.login, words, before }
  await recordStep(db, step, { goesOn })
  return answer
}
