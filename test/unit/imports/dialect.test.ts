import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { plainCsv, type TextWritten } from '#shared/features/imports/mapping.ts'
import { encodings, lineEnds, separators } from '#shared/features/imports/rules.ts'
import { readTable } from '../../../main/features/imports/reading/read-table.files.ts'
import { textTablesOf } from '../../../main/features/imports/reading/text-tables.files.ts'
import type { LineIssue } from '../../../main/features/imports/table.ts'
import { encode, lettersOf1252, type WriterDialect, writeRows } from './dialect-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'dialect-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = { path: join(folder, 'table.csv'), name: 'table.csv' }

async function read(written: TextWritten) {
  let header: readonly string[] = []
  const rows: string[][] = []
  const issues: LineIssue[] = []
  for await (const block of readTable(file, written)) {
    header = block.header
    rows.push(...block.rows)
    issues.push(...block.issues)
  }
  return { header, rows, issues }
}

const quoting = [
  { quote: '"', escape: '"' },
  { quote: "'", escape: "'" },
  { quote: '"', escape: '\\' },
  { quote: "'", escape: '\\' },
  { quote: '', escape: '"' },
  { quote: '', escape: '\\' },
] as const
const dialects = fc.record({
  separator: fc.constantFrom(...separators),
  quoted: fc.constantFrom(...quoting),
  lineEnd: fc.constantFrom(...lineEnds),
  encoding: fc.constantFrom(...encodings),
  withMark: fc.boolean(),
  always: fc.boolean(),
})
const above = fc.constantFrom([], ['Weekly report'], ['Anti-social behaviour', 'Made on Monday', ''])
const below = fc.constantFrom(
  [],
  ['Total'],
  ['', 'End of report'],
  ['12 rows selected'],
  ['', 'Grand total: 12', 'Note: figures may change'],
)

/** What a dialect cannot write at all is left out of the cells. */
function writable(cell: string, { separator, quote, escape: escapedBy, lineEnd }: WriterDialect): string {
  const plain = cell.replaceAll(/[\0\ufeff]/g, '')
  if (quote !== '') return plain
  const kept = plain.replaceAll(lineEnd === '\u001e' ? '\u001e' : /[\n\r]/g, ' ').trim()
  return escapedBy === '\\' ? kept : kept.replaceAll(separator, ' ')
}

const anyCell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc
    .array(fc.constantFrom('a', ' ', ',', ';', '"', "'", '\\', '\n', '\r', '\r\n', '£', '“', '\u001e'), {
      maxLength: 8,
    })
    .map(letters => letters.join('')),
)
const anyTable = fc
  .integer({ min: 2, max: 5 })
  .chain(width =>
    fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
  )

test('any table in any dialect comes back identical when it is said how it is written', async () => {
  await fc.assert(
    fc.asyncProperty(anyTable, dialects, above, below, async (table, how, before, after) => {
      const { separator, quoted, lineEnd, encoding, withMark, always } = how
      const dialect: WriterDialect = { separator, lineEnd, ...quoted }
      const fitted = table.map((row, i) =>
        row.map((cell, j) => {
          const kept = writable(j === 0 ? `r${i} ${cell}` : cell, dialect)
          return encoding === 'windows-1252' ? lettersOf1252(kept) : kept
        }),
      )
      const header = fitted[0]!.map((_, i) => `column ${i}`)
      const text =
        before.map(line => line + lineEnd).join('') +
        writeRows([header, ...fitted], dialect, always) +
        after.map(line => line + lineEnd).join('')
      writeFileSync(file.path, encode(text, encoding, withMark))
      const lines =
        writeRows([header, ...fitted], dialect, always).split(lineEnd === '\r\n' ? '\n' : lineEnd).length - 1
      const headerLine = before.length + 1
      const found = await read({
        ...{ ...plainCsv, ...dialect, encoding, headerLine },
        lastLine: after.length === 0 ? null : before.length + lines,
      })
      expect(found.header).toEqual(header)
      expect(found.rows).toEqual(fitted)
      expect(found.issues.filter(({ outcome }) => outcome === 'rejected')).toEqual([])
      const passed = found.issues.filter(({ outcome }) => outcome === 'skipped')
      const runs = (part: readonly string[]) => part.filter((line, i) => line !== '' && !part[i - 1]).length
      expect(passed).toHaveLength(runs(before) + runs(after))
    }),
    { numRuns: 500 },
  )
})

const words = fc.constantFrom(
  'Noise',
  'Graffiti',
  'High Street',
  'Aylestone Road',
  'café',
  'no further action',
  '',
)
const realCell = (special: string) =>
  fc.oneof(
    { weight: 6, arbitrary: words },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 700_000 }).map(String) },
    { weight: 1, arbitrary: fc.constant(special) },
  )

test('a table in any dialect comes back identical by what is found out of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      dialects.chain(how => {
        const { quote } = how.quoted
        const inside = [`say ${quote}hi${quote} now`, `one${how.separator} two`, 'back\\slash, dot.']
        const row = fc.tuple(
          fc.integer({ min: 1, max: 28 }).map(day => `${String(day).padStart(2, '0')}/05/2025`),
          ...inside.map(realCell),
        )
        return fc.tuple(fc.constant(how), fc.array(row, { minLength: 4, maxLength: 30 }))
      }),
      above,
      below,
      async ([how, rows], before, after) => {
        const { separator, quoted, lineEnd, encoding, withMark, always } = how
        const dialect: WriterDialect = { separator, lineEnd, ...quoted }
        const { quote } = dialect
        // What tells the dialect: marks inside a cell, a separator inside one, a letter beyond ASCII.
        const telling = ['01/05/2025', `she said ${quote}no${quote}${separator} twice`, 'café £5', 'x\\y']
        const header = ['Received', 'What was said', 'Where', 'Outcome']
        const table = [telling, ...rows].map((cells, i) => [
          `C${100 + i}`,
          ...cells.map(cell => writable(cell, dialect)),
        ])
        const text =
          before.map(line => line + lineEnd).join('') +
          writeRows([['Ref', ...header], ...table], dialect, always) +
          after.map(line => line + lineEnd).join('')
        writeFileSync(file.path, encode(text, encoding, withMark))
        const found = (await textTablesOf(file))[0]!
        expect(found.header).toEqual(['Ref', ...header])
        const { rows: read_, issues } = await read(found.written as TextWritten)
        expect(read_).toEqual(table)
        expect(found.written).toMatchObject({ encoding, separator, lineEnd })
        expect(issues.filter(({ outcome }) => outcome !== 'skipped')).toEqual([])
      },
    ),
    { numRuns: 250 },
  )
})
