import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { isClean } from '../../../main/features/imports/reading/text-clean.ts'
import { type Dialect, recordReader } from '../../../main/features/imports/reading/text-records.ts'

function strictly(text: string, dialect: Dialect) {
  const read = recordReader(dialect, text, true)
  const rows: string[][] = []
  for (let at = 0; at < text.length; ) {
    const record = read(at, 0)!
    expect(record.fault).toBeNull()
    expect(record.odd).toEqual([])
    rows.push(record.cells)
    at = record.end
  }
  return rows
}

test('what is called clean is read alike by papaparse and by the strict reader, whatever it is', () => {
  let clean = 0
  const letters = fc.constantFrom(
    'a',
    'b',
    ',',
    ',',
    '"',
    '"',
    '""',
    '\n',
    '\r\n',
    '\r',
    ' ',
    ',"',
    '",',
    '"\n',
  )
  fc.assert(
    fc.property(
      fc.array(letters, { maxLength: 14 }).map(parts => parts.join('')),
      fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const),
      (text, lineEnd) => {
        const dialect: Dialect = { separator: ',', quote: '"', escape: '"', lineEnd }
        if (!isClean(text, dialect, true)) return
        clean++
        const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: lineEnd })
        expect(errors.filter(({ type }) => type === 'Quotes')).toEqual([])
        const ended = text === '' || text.endsWith(lineEnd)
        expect(ended ? data.slice(0, -1) : data).toEqual(strictly(text, dialect))
      },
    ),
    { numRuns: 20_000 },
  )
  expect(clean).toBeGreaterThan(1000)
})

test.each([
  ['a mark inside a bare cell', 'a,b"c\n'],
  ['text after a closing mark', '"a"b,c\n'],
  ['a blank before a mark', 'a, "b"\n'],
  ['a blank after a mark', '"a" ,b\n'],
  ['a mark that is not closed', 'a,"b\n'],
  ['a line that ends otherwise', 'a,b\r\nc,d\n'],
  ['a NUL', 'a,\0\n'],
])('%s is not clean', (_what, text) => {
  expect(isClean(text, { separator: ',', quote: '"', escape: '"', lineEnd: '\n' }, true)).toBe(false)
})
