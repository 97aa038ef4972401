import { dayToMinute } from './local-time.ts'

/** One row of a category's dated table: its code from this day on, null for "from the beginning". */
export type DatedCode = { fromDay: string | null; code: string | null }

/** From which minute on a category has which code, ascending; before the first of them it has none. */
export type CodePeriods = { fromMinutes: readonly number[]; codes: readonly (string | null)[] }

/** The dated tables of the categories that have one, by the identifier of the category. */
export type CodeTable = ReadonlyMap<number, CodePeriods>

/** In which periods a category counts, by its identifier; the end of a period is not included. */
export type CategoryPeriods = ReadonlyMap<number, readonly { fromMinute: number; beforeMinute: number }[]>

/** The periods of a dated table. Its days begin and end in Europe/London. */
export function periodsOf(dated: readonly DatedCode[]): CodePeriods {
  const periods = dated
    .map(({ fromDay, code }) => ({
      from: fromDay === null ? Number.NEGATIVE_INFINITY : dayToMinute(fromDay),
      code,
    }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  return { fromMinutes: periods.map(({ from }) => from), codes: periods.map(({ code }) => code) }
}

/** The code of an incident of a category that began in this minute; null where the table has none for it. */
export function codeAt(periods: CodePeriods | undefined, minute: number): string | null {
  if (!periods) return null
  const { fromMinutes, codes } = periods
  for (let i = fromMinutes.length - 1; i >= 0; i--) if (fromMinutes[i]! <= minute) return codes[i]!
  return null
}

/** The code a category has whenever its incidents began; undefined where that depends on when. */
export function onlyCode(periods: CodePeriods | undefined): string | null | undefined {
  if (!periods || periods.codes.length === 0) return null
  const [first] = periods.codes
  if (periods.codes.some(code => code !== first)) return undefined
  return first === null || periods.fromMinutes[0] === Number.NEGATIVE_INFINITY ? first : undefined
}

/** In which periods the categories of a table have one of these codes. */
export function periodsOfCodes(table: CodeTable, codes: readonly string[]): CategoryPeriods {
  const found = new Map<number, { fromMinute: number; beforeMinute: number }[]>()
  for (const [category, { fromMinutes, codes: dated }] of table) {
    const periods = dated.flatMap((code, i) =>
      code !== null && codes.includes(code)
        ? [{ fromMinute: fromMinutes[i]!, beforeMinute: fromMinutes[i + 1] ?? Number.POSITIVE_INFINITY }]
        : [],
    )
    if (periods.length > 0) found.set(category, periods)
  }
  return found
}
