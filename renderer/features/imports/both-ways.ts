type BothWays = { raw: string; readings: Record<string, string> }

/** A date of the sample that can be read with the day first as well as with the month first, read both ways. */
export function bothWays(
  column: string,
  header: readonly string[],
  sample: readonly (readonly string[])[],
): BothWays | null {
  const index = header.indexOf(column)
  for (const row of sample) {
    const raw = row[index]?.trim() ?? ''
    const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})/.exec(raw)
    if (!parts) continue
    const [first, second, year] = parts.slice(1).map(Number) as [number, number, number]
    // 3 March is 3 March both ways: such a day would show no difference.
    if (first > 12 || second > 12 || first === second) continue
    const whole = year < 100 ? 2000 + year : year
    return {
      raw: parts[0],
      readings: { 'dd/MM/yyyy': words(whole, second, first), 'MM/dd/yyyy': words(whole, first, second) },
    }
  }
  return null
}

const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

function words(year: number, month: number, day: number): string {
  return inWords.format(Date.UTC(year, month - 1, day))
}
