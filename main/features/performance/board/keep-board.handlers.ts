import type { Context } from '../../../backend/context.ts'
import type { BoardKept } from './draft.ts'

/** Reads what was written and recorded by now: it is kept with the draft as it stands. */
export async function keepBoard(context: Context): Promise<BoardKept> {
  const entries = await context.bureau.library(context)
  return {
    practice: entries
      .filter(({ result }) => result === 'worked')
      .map(({ number, title, problem, response, result, evidence }) => ({
        ...{ number, title, problem, response, result, evidence },
      })),
  }
}
