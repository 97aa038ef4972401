import { expect, test } from 'vitest'
import { byTheWay, nameInGzip, namesInArchive } from '../../../main/features/imports/reading/archive-names.ts'

test.each([
  [['2025-01/2025-01-leicestershire-street.csv'], ['2025-01-leicestershire-street.csv']],
  [
    ['2025-01/calls.csv', '2025-02/Calls.csv', 'notes.txt'],
    ['2025-01 - calls.csv', '2025-02 - Calls.csv', 'notes.txt'],
  ],
  [['../../etc/passwd'], ['passwd']],
  [
    ['/etc/passwd', 'C:\\Windows\\calls.csv'],
    ['passwd', 'calls.csv'],
  ],
  [
    ['../calls.csv', 'a/../calls.csv'],
    ['calls.csv', 'a - calls.csv'],
  ],
  [['..'], ['file']],
])('%j are called %j', (entries, names) => {
  expect(namesInArchive(entries)).toEqual(names)
})

test.each([
  ['__MACOSX/2025-01/._calls.csv', /macOS/],
  ['2025-01/.DS_Store', /macOS/],
  ['Thumbs.db', /Windows/],
  ['2025-01/calls.csv', null],
])('%s', (name, reason) => {
  if (reason) expect(byTheWay(name)).toMatch(reason)
  else expect(byTheWay(name)).toBeNull()
})

test.each([
  ['calls.csv.gz', 'calls.csv'],
  ['CALLS.CSV.GZ', 'CALLS.CSV'],
  ['calls.tgz', 'calls.tar'],
  ['.gz', 'file'],
  ['calls', 'calls'],
])('in %s is %s', (name, inside) => {
  expect(nameInGzip(name)).toBe(inside)
})
