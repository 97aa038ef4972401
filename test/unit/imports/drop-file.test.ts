import { expect, test } from 'vitest'
import {
  type FoundFile,
  inOrder,
  isUnchanged,
  mayStillGrow,
  numberedName,
  whyNotSent,
  whyRefused,
} from '../../../main/features/imports/dropping/drop-file.ts'

const file = (name: string, modifiedMs = 0, changedMs = modifiedMs): FoundFile => ({
  ...{ name, modifiedMs, changedMs, path: `/drop/${name}`, bytes: 10 },
})

test.each(['~$calls.xlsx', 'calls.csv.part', 'calls.TMP', 'Calls.csv.crdownload', '.DS_Store', 'Thumbs.db'])(
  'the temporary name %s is passed over',
  name => expect(whyNotSent(name)).toContain('temporary'),
)

test.each(['calls.csv', 'template.csv', 'part 2.csv', 'report.txt', '2025-03.tmp.csv', 'calls'])(
  '%s is a file somebody sent',
  name => expect(whyNotSent(name)).toBeNull(),
)

test('our own reports and a bureau are never imported', () => {
  expect(whyNotSent('calls.csv.report.txt')).toContain('report')
  expect(whyNotSent('calls.csv.report (2).txt')).toContain('report')
  expect(whyNotSent('Leicester.bureau')).toContain('bureau')
})

test('the oldest is taken first, then by the numbers in the names', () => {
  const files = [file('b.csv', 2), file('10.csv', 1), file('9.csv', 1)]
  expect(files.sort(inOrder).map(({ name }) => name)).toEqual(['9.csv', '10.csv', 'b.csv'])
})

test('a file is complete when it was left alone long enough, whichever of its times tells', () => {
  expect(mayStillGrow(file('a', 0), 60_000, 60_000)).toBe(false)
  expect(mayStillGrow(file('a', 1), 60_000, 60_000)).toBe(true)
  // A copy carries the old time of its original.
  expect(mayStillGrow(file('a', 0, 59_000), 60_000, 60_000)).toBe(true)
  expect(mayStillGrow(file('a', 60_500), 60_000, 60_000)).toBe(true)
  expect(mayStillGrow(file('a', 10_000_000), 60_000, 60_000)).toBe(false)
  expect(mayStillGrow(file('a', 60_000), 60_000, 0)).toBe(false)
})

test('a file that grew, was saved again or is gone has changed', () => {
  expect(isUnchanged(file('a', 5), file('a', 5, 9))).toBe(true)
  expect(isUnchanged(file('a', 5), file('a', 6))).toBe(false)
  expect(isUnchanged(file('a', 5), { ...file('a', 5), bytes: 11 })).toBe(false)
  expect(isUnchanged(file('a', 5), null)).toBe(false)
})

test('names are numbered before their ending', () => {
  expect(numberedName('calls.csv', 1)).toBe('calls.csv')
  expect(numberedName('calls.csv', 2)).toBe('calls (2).csv')
  expect(numberedName('calls', 3)).toBe('calls (3)')
  expect(numberedName('.hidden', 2)).toBe('.hidden (2)')
})

test.each(['EBUSY', 'EPERM', 'EACCES', 'ENOENT', 'ENOTDIR', 'ETIMEDOUT', 'EWHATEVER'])(
  '%s is said in words, with what to do',
  code => {
    const said = whyRefused(code, 'The file calls.xlsx')
    expect(said).toMatchObject({ code: 'unavailable', next: expect.stringMatching(/\w/) })
    expect(said.message).toMatch(/^The file calls.xlsx .+\.$/)
  },
)

test('a file open in Excel is told as that', () => {
  expect(whyRefused('EBUSY', 'The file calls.xlsx').next).toContain('Excel')
})
