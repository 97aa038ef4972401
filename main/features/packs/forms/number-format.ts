import type { Figure } from '../model/document.ts'

export type NumberShown = {
  value: number
  /** A spreadsheet's format that shows the value so that it reads as in the other forms. */
  format: string
  /** The same for the value as the pack has it, where `value` is its hundredth: the percent sign is but a word. */
  worded: string
}

/**
 * How a spreadsheet shows a figure: the number, and a format that writes the words around it. Null where the text is
 * no such number (`4 of 6`, an interval, withheld): it stays words.
 */
export function numberShown({ text, value, withheld }: Figure): NumberShown | null {
  if (withheld || value === undefined || !Number.isFinite(value)) return null
  const [, before, sign, digits, after] = shape.exec(text) ?? []
  if (before === undefined || sign === undefined || digits === undefined || after === undefined) return null
  const isPercentage = /^ ?%$/.test(after)
  // Some programs take a percent sign for one wherever it stands.
  if (!isPercentage && (before + after).includes('%')) return null
  const reads = (number: number) => magnitudeOf(number, digits) === digits
  if (!reads(value)) return isPercentage && reads(value * 100) ? shown(value, value) : null
  return isPercentage ? shown(value / 100, value) : shown(value, value)

  function shown(share: number, signed: number): NumberShown | null {
    if ((signed < 0 && sign === '') || (signed > 0 && minus.test(sign!))) return null
    const decimals = digits!.split('.')[1]?.length ?? 0
    const pattern = `${digits!.includes(',') ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`
    const formatOf = (end: string) => {
      const positive = `${literal(before! + (signed < 0 ? '' : sign))}${pattern}${end}`
      // Without a section of its own the spreadsheet would write its own minus, before the words.
      return signed < 0 ? `${positive};${literal(before! + sign)}${pattern}${end}` : positive
    }
    return {
      value: share,
      format: formatOf(isPercentage ? after! : literal(after!)),
      worded: formatOf(literal(after!)),
    }
  }
}

// Words with digits differ from cell to cell: a format for each would be more than a workbook may have.
const shape = /^([^\d"\\+\-−]{0,12})([+\-−]?)(\d[\d,]*(?:\.\d+)?)([^\d"\\]{0,16})$/
const minus = /[-−]/

const literal = (words: string) => (words === '' ? '' : `"${words}"`)

function magnitudeOf(value: number, digits: string): string {
  const decimals = digits.split('.')[1]?.length ?? 0
  return Math.abs(value).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: digits.includes(','),
  })
}
