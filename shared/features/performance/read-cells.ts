const monthNames =
  'january february march april may june july august september october november december'.split(' ')
const fullYear = (year: string) => (year.length === 2 ? `20${year}` : year)
const written = (year: string, month: number) =>
  month >= 1 && month <= 12 ? `${fullYear(year)}-${String(month).padStart(2, '0')}` : null

/**
 * The month a cell names, `YYYY-MM`: `2025-11`, `2025-11-01`, `11/2025`, `01/11/2025`, `Nov 25`, `November 2025`,
 * `202511`. Of a day of the month only its month counts. Null for anything else.
 */
export function monthOfCell(cell: string): string | null {
  const text = cell.trim()
  const iso =
    /^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?(?:[T ].*)?$/.exec(text) ?? /^((?:19|20)\d\d)(\d\d)$/.exec(text)
  if (iso) return written(iso[1]!, Number(iso[2]))
  const british = /^(?:\d{1,2}[-/.])?(\d{1,2})[-/.](\d{4})$/.exec(text)
  if (british) return written(british[2]!, Number(british[1]))
  const named = /^(?:\d{1,2}[-/. ])?([a-z]{3,9})\.?[-/ ,.]*(\d{4}|\d\d)$/i.exec(text)
  if (!named) return null
  const name = named[1]!.toLowerCase()
  // “Sept” is as usual as “Sep”.
  return written(named[2]!, monthNames.findIndex(month => month.startsWith(name)) + 1)
}

/** How publishers write that there is no figure. */
const noFigure = /^(?:|-|–|\.{1,3}|:|\*|n\/?a|null)$/i

/** The number a cell holds; null where it says there is none, undefined where it is something else. */
export function numberOfCell(cell: string): number | null | undefined {
  const text = cell.trim()
  if (noFigure.test(text)) return null
  if (!/^[-+−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?\s?%?$/.test(text)) return undefined
  return Number(text.replaceAll(',', '').replace('−', '-').replace(/\s?%$/, ''))
}
