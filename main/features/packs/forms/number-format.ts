import type { Figure } from '../model/document.ts'

/**
 * How a spreadsheet shows a figure so that it reads as in the other forms: the number, and a format that writes the
 * words around it. Null where the text is no such number (`4 of 6`, an interval, withheld): it stays words.
 */
export function numberShown({ text, value, withheld }: Figure): { value: number; format: string } | null {
  if (withheld || value === undefined || !Number.isFinite(value)) return null
  const [, before, sign, digits, after] = shape.exec(text) ?? []
  if (before === undefined || digits === undefined || after === undefined) return null
  const decimals = digits.split('.')[1]?.length ?? 0
  const grouped = digits.includes(',')
  const magnitude = Math.abs(value).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: grouped,
  })
  if (magnitude !== digits || (value < 0 && sign === '') || (value > 0 && minus.test(sign ?? ''))) return null
  const pattern = `${grouped ? '#,##0' : '0'}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`
  const positive = `${literal(before + (value < 0 ? '' : (sign ?? '')))}${pattern}${literal(after)}`
  if (value >= 0) return { value, format: positive === '0' && !grouped ? '0' : positive }
  // Without a section of its own the spreadsheet would write its own minus, before the words.
  return { value, format: `${positive};${literal(before + sign)}${pattern}${literal(after)}` }
}

// Words with digits differ from cell to cell: a format for each would be more than a workbook may have.
const shape = /^([^\d"\\+\-−]{0,12})([+\-−]?)(\d[\d,]*(?:\.\d+)?)([^\d"\\]{0,16})$/
const minus = /[-−]/

const literal = (words: string) => (words === '' ? '' : `"${words}"`)
