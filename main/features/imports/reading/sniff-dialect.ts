import { lineEnds, separators } from '#shared/features/imports/rules.ts'
import { isBlankLine } from './text-careful.ts'
import { type Dialect, recordReader, type TextRecord } from './text-records.ts'

const recordsLookedAt = 1_000
/** Few faults are likelier in a file that quotes than marks that mean nothing are. */
const likelihoodOfNoQuotes = 0.9
const charactersLookedAt = 1 << 17

export type SniffedDialect = { dialect: Dialect; columns: number; findings: string[] }

type Reading = { dialect: Dialect; records: TextRecord[]; faults: number }

export const separatorWords: Record<(typeof separators)[number], string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
  '^': 'carets',
  '~': 'tildes',
}
const lineEndWords: Record<(typeof lineEnds)[number], string> = {
  '\n': 'a line feed',
  '\r\n': 'a carriage return and a line feed',
  '\r': 'a carriage return',
  '\u001e': 'a record separator (1E)',
}

/**
 * How a table of text is written: of all dialects the one in which the rows are most alike in width and the
 * cells most like cells. The measure is that of van den Burg, Nazábal and Sutton (2019), "Wrangling messy
 * CSV files by detecting row and type patterns": pattern score × type score. Null where no dialect gives
 * two columns.
 */
export function sniffDialect(text: string, isWhole: boolean): SniffedDialect | null {
  const head = text.slice(0, charactersLookedAt)
  const isAll = isWhole && head.length === text.length
  let best: Reading | null = null
  let bestScore = 0
  for (const dialect of candidates(head)) {
    const reading = readAs(dialect, head, isAll)
    const score = scoreOf(reading)
    if (score > bestScore * 1.000001) {
      best = reading
      bestScore = score
    }
  }
  if (!best) return null
  const widths = widthsOf(best.records)
  const [columns, alike] = [...widths]
    .filter(([width]) => width > 1)
    .sort((a, b) => b[1] * b[0] - a[1] * a[0])[0]!
  const dialect = { ...best.dialect, lineEnd: usualLineEnd(best) }
  return { dialect, columns, findings: findingsOf({ ...best, dialect }, columns, alike) }
}

function* candidates(text: string): Generator<Dialect> {
  const found = separators.filter(separator => text.includes(separator))
  const loneReturn = /\r(?!\n)/.test(text)
  const ends: Dialect['lineEnd'][] = []
  if (text.includes('\n') || !loneReturn) ends.push('\n')
  if (loneReturn) ends.push('\r')
  if (text.includes('\u001e')) ends.push('\u001e')
  for (const lineEnd of ends) {
    for (const separator of found) {
      const backslashed = text.includes('\\')
      yield { separator, quote: '"', escape: '"', lineEnd }
      if (backslashed) yield { separator, quote: '"', escape: '\\', lineEnd }
      if (text.includes("'")) {
        yield { separator, quote: "'", escape: "'", lineEnd }
        if (backslashed) yield { separator, quote: "'", escape: '\\', lineEnd }
      }
      if (text.includes('"')) yield { separator, quote: '', escape: '"', lineEnd }
      if (text.includes(`\\${separator}`)) yield { separator, quote: '', escape: '\\', lineEnd }
    }
  }
}

function readAs(dialect: Dialect, text: string, isAll: boolean): Reading {
  const read = recordReader(dialect, text, isAll)
  const breakChar = dialect.lineEnd
  const records: TextRecord[] = []
  let faults = 0
  let at = 0
  while (at < text.length && records.length + faults < recordsLookedAt) {
    const record = read(at, 0)
    if (!record) break
    if (record.fault) {
      faults++
      const next = text.indexOf(breakChar, at)
      if (next === -1) break
      at = next + 1
      continue
    }
    if (!isBlankLine(record.cells)) records.push(record)
    at = record.end
  }
  // A quotation mark that is never closed hides whatever follows it.
  if (at < text.length && records.length + faults < recordsLookedAt && text.length - at > text.length / 2)
    faults++
  return { dialect, records, faults }
}

function widthsOf(records: readonly TextRecord[]): Map<number, number> {
  const widths = new Map<number, number>()
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  return widths
}

/** How many patterns there are, the rare ones counted less: the exponential of the entropy of their shares. */
function patternsIn(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const shares = counts.filter(count => count > 0).map(count => count / all)
  return Math.exp(-shares.reduce((sum, share) => sum + share * Math.log(share), 0))
}

function scoreOf({ dialect, records, faults }: Reading): number {
  const widths = widthsOf(records)
  let pattern = 0
  for (const [width, count] of widths) pattern += (count * (width - 1)) / width
  pattern /= patternsIn([...widths.values(), faults])
  let types = 0
  let cells = 0
  for (const record of records) {
    const odd = new Set(record.odd.map(({ cell }) => cell))
    for (let i = 0; i < record.cells.length; i++) {
      cells++
      types += odd.has(i) ? 0.2 : record.quoted[i] ? 1 : likelihood(record.cells[i]!)
    }
  }
  const whole = records.length / Math.max(1, records.length + faults)
  const prior = dialect.quote === '' ? likelihoodOfNoQuotes : 1
  return cells === 0 ? 0 : pattern * (types / cells) * whole * prior
}

const otherMarks = [';', '\t', '|', '^', '~', '\n', '\r', '\u001e']

/** How much a bare cell looks like one: other separators in it, or quotation marks left round it, are odd. */
function likelihood(cell: string): number {
  const text = cell.trim()
  if (text.length > 1 && /^(["']).*\1$/s.test(text)) return 0.1
  if (/^["']|["']$/.test(text)) return 0.6
  if (otherMarks.some(mark => text.includes(mark))) return 0.5
  if (/,(?! )/.test(text) && !/^[+-]?[\d,]+(\.\d+)?$/.test(text)) return 0.6
  return text.includes(',') ? 0.9 : 1
}

function usualLineEnd({ dialect, records }: Reading): Dialect['lineEnd'] {
  if (dialect.lineEnd === '\u001e') return '\u001e'
  const counts = lineEnds.map(end => records.filter(record => record.lineEnd === end).length)
  const most = counts.indexOf(Math.max(...counts))
  return counts[most] === 0 ? dialect.lineEnd : lineEnds[most]!
}

function findingsOf({ dialect, records, faults }: Reading, columns: number, alike: number): string[] {
  const { separator, quote, lineEnd } = dialect
  const number = (n: number) => n.toLocaleString('en-GB')
  const quoted = records.reduce((sum, record) => sum + record.quoted.filter(Boolean).length, 0)
  const inside = dialect.escape === '\\' ? 'after a backslash' : 'doubled'
  const mark = quote === '"' ? 'Quotation marks (")' : "Apostrophes (')"
  const otherwise = records.filter(record => record.lineEnd !== '' && record.lineEnd !== lineEnd).length
  return [
    `The cells are parted by ${separatorWords[separator]}: ${number(alike)} of the first ${number(records.length + faults)} lines have ${columns} cells so.`,
    quote === ''
      ? 'Quotation marks are taken as they are: read as marks round cells, they do not match.'
      : quoted === 0
        ? 'No cell is quoted as far as was looked.'
        : `${mark} stand round ${number(quoted)} ${quoted === 1 ? 'cell' : 'cells'}; inside a cell they are written ${inside}.`,
    `A line ends in ${lineEndWords[lineEnd]}${otherwise === 0 ? '' : `, but ${number(otherwise)} of the first ${number(records.length)} do not`}.`,
    ...(faults === 0
      ? []
      : [`${number(faults)} lines near the beginning cannot be told apart by their quotation marks.`]),
  ]
}
