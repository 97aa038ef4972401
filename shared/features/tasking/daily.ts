import { z } from 'zod'
import { dayWords } from '../../day-words.ts'
import { procedure } from '../../rpc/procedure.ts'
import { day, instant, rowId, shortText } from '../../rpc/wire.ts'
import { filterSchema } from '../incidents/filter.ts'

export const dailySchema = z.object({
  /** The days looked at: since the last working day, both ends included. */
  from: day,
  to: day,
  /** Calls inside any of them: one inside two is one call. */
  total: z.int(),
  items: z.array(
    z.object({
      kind: z.enum(['profile', 'priority']),
      id: rowId,
      number: z.string(),
      title: z.string(),
      count: z.int(),
      /** The calls that are counted. */
      filter: filterSchema,
      /** Calls of as many days in the four weeks before. */
      usual: z.number(),
      /** In the words of the sources, the most frequent first. */
      categories: z.array(z.object({ name: z.string(), count: z.int() })),
    }),
  ),
  seen: z.object({ at: instant, by: z.string() }).nullable(),
})
export type Daily = z.infer<typeof dailySchema>

/** The day's new calls inside active profiles and priorities: counts only, nothing of any person. */
export const daily = {
  daily: procedure({
    input: z.object({ day: day.optional() }).default({}),
    output: dailySchema,
    needs: 'incidents.read',
    records: 'consultation',
  }),
  /** Somebody of the bureau has looked at a day. */
  seeDaily: procedure({
    input: z.object({ day }),
    output: dailySchema,
    needs: 'tasking.write',
    records: 'alteration',
  }),
  /** The short list as a table for whoever it is sent to; `file` is fetched from the outbox. */
  exportDaily: procedure({
    input: z.object({ day, audience: shortText }),
    output: z.object({ file: z.string(), fileName: z.string(), number: z.string(), rows: z.int() }),
    needs: 'tasking.write',
    records: 'disclosure',
  }),
}

/** The short list to send, as text: counts and categories. */
export function dailyText({ from, to, items }: Daily): string {
  const period = from === to ? dayWords(to) : `${dayWords(from)} to ${dayWords(to)}`
  const lines = items.map(({ number, title, count, categories }) => {
    const kinds = categories.map(one => `${one.name} ${one.count}`).join(', ')
    return `${number} ${title}: ${count}${kinds ? ` (${kinds})` : ''}`
  })
  return [`Daily tasking, calls of ${period}`, ...lines].join('\n')
}
