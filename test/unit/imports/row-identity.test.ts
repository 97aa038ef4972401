import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { plainCsv } from '#shared/features/imports/mapping.ts'
import type { DateFormat } from '#shared/features/imports/rules.ts'
import { columnsOf } from '../../../main/features/imports/keeping/raw-cells.ts'
import { rowIdentity } from '../../../main/features/imports/keeping/row-identity.files.ts'
import { rowConverter } from '../../../main/features/imports/understanding/convert-row.ts'

const header = ['Date', 'Type', 'Latitude', 'Longitude', 'Location']
const nowMinute = Date.parse('2026-01-01T00:00:00Z') / 60_000
const nobody = { caller: null, phone: null, victim: null, offender: null }

/** The fingerprints of the rows of one file. */
function fingerprints(rows: readonly string[][], from: DateFormat = 'yyyy-MM-dd'): string[] {
  const mapping: MappingSpec = {
    ...{ name: 'M', written: plainCsv, header, dates: { from }, snapped: false, codes: {} },
    fields: {
      from: 'Date',
      category: 'Type',
      latitude: 'Latitude',
      longitude: 'Longitude',
      place: 'Location',
    },
  }
  const convert = rowConverter(mapping, header, nowMinute)
  const identity = rowIdentity(1, columnsOf(mapping, header))
  return rows.map(cells => {
    const converted = convert(cells, null)
    if ('rejected' in converted) throw new Error(converted.rejected.reason)
    const fingerprint = Buffer.alloc(16)
    identity.putFingerprint(fingerprint, 0, cells, converted.row, nobody)
    return fingerprint.toString('hex')
  })
}

const row = (date: string, latitude = '52.61917', place = 'High Street') => [
  ...[date, 'Noise', latitude, '-1.13', place],
]

test('the same row is the same however its moment and its numbers are written', () => {
  const [known] = fingerprints([row('2025-03-04 22:30')])
  expect(fingerprints([row('2025-03-04T22:30:00', '52.619170')])).toEqual([known])
  expect(fingerprints([row('2025-03-04T22:30Z', '52.6191700')])).toEqual([known])
  expect(fingerprints([row('04/03/2025 10:30 pm')], 'dd/MM/yyyy')).toEqual([known])
})

test('rows that differ in what they tell are told apart, be it by seconds', () => {
  const told = [
    row('2025-03-04 22:30'),
    row('2025-03-04 22:31'),
    row('2025-03-04 22:30:05'),
    row('2025-03-04 22:30:45'),
    row('2025-03-04'),
    row('2025-03-04 22:30', '52.61916'),
    row('2025-03-04 22:30', '52.6'),
    row('2025-03-04 22:30', '52'),
    row('2025-03-04 22:30', '52.61917', 'Low Street'),
  ]
  const found = told.flatMap(one => fingerprints([one]))
  expect(new Set(found).size).toBe(told.length)
  const seconds = ['1741127405', '1741127406'].flatMap(one => fingerprints([row(one)], 'epoch-seconds'))
  expect(new Set(seconds).size).toBe(2)
})

test('so many alike in one file are so many incidents, the same ones in every file', () => {
  const written = fc.constantFrom('2025-03-04 22:30', '2025-03-04T22:30:00', '2025-03-04 22:31')
  fc.assert(
    fc.property(fc.array(written, { maxLength: 20 }), dates => {
      const found = fingerprints(dates.map(date => row(date)))
      expect(new Set(found).size).toBe(dates.length)
      const plain = dates.map(date => date.replace('T22:30:00', ' 22:30'))
      expect(fingerprints(plain.map(date => row(date, '52.619170')))).toEqual(found)
    }),
  )
})
