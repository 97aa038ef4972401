import { expect, test } from 'vitest'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { plainCsv } from '#shared/features/imports/mapping.ts'
import { namesOfFlags } from '#shared/features/incidents/rules.ts'
import { type ConvertedRow, rowConverter } from '../../../main/features/imports/understanding/convert-row.ts'
import type { Anchor } from '../../../main/features/imports/understanding/place.ts'

const now = Date.UTC(2025, 5, 16) / 60_000
const minute = (iso: string) => Date.parse(iso) / 60_000
const leicester: Anchor = { easting: 458_800, northing: 304_600 }

function converted(
  row: Record<string, string>,
  more: Partial<MappingSpec> = {},
  anchor: Anchor | null = null,
) {
  const header = Object.keys(row)
  const mapping: MappingSpec = {
    name: 'test',
    written: plainCsv,
    header,
    fields: Object.fromEntries(header.map(name => [name, name])),
    dates: { from: 'dd/MM/yyyy' },
    snapped: false,
    codes: {},
    ...more,
  }
  return rowConverter(mapping, header, now)(Object.values(row), anchor)
}

function incident(...given: Parameters<typeof converted>): ConvertedRow {
  const found = converted(...given)
  if ('rejected' in found) throw new Error(found.rejected.reason)
  return found.row
}

const reasons = (row: ConvertedRow) => row.oddities.map(({ reason }) => reason).join('; ')

test('London time becomes UTC, in summer and in winter', () => {
  expect(incident({ from: '07/03/2025 22:30' })).toMatchObject({
    fromMinute: minute('2025-03-07T22:30Z'),
    toMinute: minute('2025-03-07T22:30Z'),
    timePrecision: 'minute',
  })
  expect(incident({ from: '07/05/2025 22:30' }).fromMinute).toBe(minute('2025-05-07T21:30Z'))
  expect(incident({ from: '07/05/2025', fromTime: '2230' }).fromMinute).toBe(minute('2025-05-07T21:30Z'))
})

test('a zone in the text is believed', () => {
  const row = incident({ from: '2025-05-07T22:30+02:00' }, { dates: { from: 'yyyy-MM-dd' } })
  expect(row.fromMinute).toBe(minute('2025-05-07T20:30Z'))
})

test('a day and a month keep their width and their precision', () => {
  expect(incident({ from: '07/05/2025' })).toMatchObject({
    fromMinute: minute('2025-05-06T23:00Z'),
    toMinute: minute('2025-05-07T22:59Z'),
    timePrecision: 'day',
  })
  expect(incident({ from: '2024-12' }, { dates: { from: 'yyyy-MM' } })).toMatchObject({
    fromMinute: minute('2024-12-01T00:00Z'),
    toMinute: minute('2024-12-31T23:59Z'),
    timePrecision: 'month',
  })
})

test('an interval, and one that ends before it starts', () => {
  expect(incident({ from: '07/03/2025 22:30', to: '08/03/2025 01:30' })).toMatchObject({
    toMinute: minute('2025-03-08T01:30Z'),
    timePrecision: 'interval',
    oddities: [],
  })
  const backwards = incident({ from: '07/03/2025 22:30', to: '06/03/2025 01:30' })
  expect(backwards).toMatchObject({ toMinute: backwards.fromMinute, timePrecision: 'minute' })
  expect(reasons(backwards)).toContain('before it starts')
})

test('hours that the clocks skip or show twice are kept and flagged', () => {
  expect(reasons(incident({ from: '30/03/2025 01:30' }))).toContain('skipped')
  expect(reasons(incident({ from: '27/10/2024 01:30' }))).toContain('twice')
})

test.each([
  [{ from: '' }, 'missing'],
  [{ from: '31/02/2025' }, 'no such date'],
  [{ from: '29/02/2025 10:00' }, 'no such date'],
  [{ from: '07/03/2025 24:10' }, 'no such date'],
  [{ from: '01/01/1900' }, 'year 1900'],
  [{ from: 'soon' }, 'Not a date'],
  [{ from: '07/03/2025', fromTime: '25:00' }, 'Not a time'],
  [{ from: '07/03/2025', to: 'later' }, 'Not a date'],
])('%o is rejected', (row, reason) => {
  expect(converted(row)).toMatchObject({ rejected: { reason: expect.stringContaining(reason) } })
})

test('the end of an interval has its own format and its own column of times', () => {
  const dates = { from: 'dd/MM/yyyy', to: 'yyyy-MM-dd' } as const
  const row = { from: '07/03/2025', fromTime: '22:30', to: '2025-03-08', toTime: '0130' }
  expect(incident(row, { dates })).toMatchObject({
    fromMinute: minute('2025-03-07T22:30Z'),
    toMinute: minute('2025-03-08T01:30Z'),
    timePrecision: 'interval',
  })
  const byTimeAlone = (toTime: string) => incident({ from: '07/03/2025 22:30', toTime }).toMinute
  expect(byTimeAlone('23:15')).toBe(minute('2025-03-07T23:15Z'))
  expect(byTimeAlone('01:30')).toBe(minute('2025-03-08T01:30Z'))
  expect(byTimeAlone('')).toBe(minute('2025-03-07T22:30Z'))
})

test('24:00 is the start of the next day, in the months of summer time too', () => {
  expect(incident({ from: '07/03/2025 24:00' }).fromMinute).toBe(minute('2025-03-08T00:00Z'))
  expect(incident({ from: '31/05/2025', fromTime: '24:00' }).fromMinute).toBe(minute('2025-05-31T23:00Z'))
})

test('what the clocks skip or show twice is flagged at the end of an interval as at its start', () => {
  const spring = incident({ from: '29/03/2025 22:00', to: '30/03/2025 01:30' })
  expect(spring.oddities).toMatchObject([{ column: 'to', raw: '30/03/2025 01:30' }])
  expect(reasons(spring)).toContain('skipped')
  const autumn = incident({ from: '27/10/2024 01:10', to: '27/10/2024 01:50' })
  expect(autumn.oddities.map(({ column }) => column)).toEqual(['from', 'to'])
  // A zone in the text leaves nothing to doubt.
  const told = incident({ from: '2024-10-27T01:30+00:00' }, { dates: { from: 'yyyy-MM-dd' } })
  expect(told).toMatchObject({ fromMinute: minute('2024-10-27T01:30Z'), oddities: [] })
})

test('midnights of a column of days are days, unless a time stands beside them', () => {
  const dates = { from: 'dd/MM/yyyy', days: ['from'] } as MappingSpec['dates']
  expect(incident({ from: '07/03/2025 00:00:00' }, { dates }).timePrecision).toBe('day')
  const timed = incident({ from: '07/03/2025 00:00:00', fromTime: '22:30' }, { dates })
  expect(timed).toMatchObject({ fromMinute: minute('2025-03-07T22:30Z'), timePrecision: 'minute' })
})

test('serial numbers and seconds since 1970 are read as moments', () => {
  const from = (text: string, format: MappingSpec['dates']['from']) =>
    incident({ from: text }, { dates: { from: format } }).fromMinute
  expect(from('45784.9375', 'excel-1900')).toBe(minute('2025-05-07T21:30Z'))
  expect(from('1746653400', 'epoch-seconds')).toBe(minute('2025-05-07T21:30Z'))
})

test('a date that another format reads is rejected with what would mend it', () => {
  expect(converted({ from: '06/23/2025' })).toMatchObject({
    rejected: {
      reason: 'Not a date written as dd/MM/yyyy: looks like month/day/year',
      mend: 'The column is day/month/year: write it so, as 23/06/2025.',
    },
  })
  expect(converted({ from: 'soon' })).toMatchObject({ rejected: { mend: 'Write it as day/month/year.' } })
})

test('people and the area code are carried as the source wrote them', () => {
  const row = incident({
    from: '07/03/2025',
    caller: ' A B ',
    phone: '0116',
    victim: '',
    areaCode: 'E01013649',
  })
  expect(row.people).toEqual({ caller: 'A B', phone: '0116', victim: '', offender: '' })
  expect(row.areaCode).toBe('E01013649')
})

test('a future date is kept and flagged', () => {
  expect(reasons(incident({ from: '18/06/2025' }))).toContain('future')
})

const placed = (row: Record<string, string>, more: Partial<MappingSpec> = {}, anchor: Anchor | null = null) =>
  incident({ from: '07/03/2025', ...row }, more, anchor)

test('the same point as eastings and northings, grid reference, latitude and longitude', () => {
  expect(placed({ easting: '458800', northing: '304600.5' }).place).toMatchObject({
    ...{ easting: 458_800, northing: 304_600.5, precision: 'exact', flags: 0, oddities: [] },
  })
  expect(placed({ gridReference: 'SK 58800 04600' }).place).toMatchObject({
    ...{ easting: 458_800.5, northing: 304_600.5, precision: 'exact', flags: 0 },
  })
  const { place } = placed({ latitude: '52.635972', longitude: '-1.132573' })
  expect(Math.hypot(place.easting - 458_800, place.northing - 304_600)).toBeLessThan(5)
})

test('coarse coordinates and snapped points say so', () => {
  expect(namesOfFlags(placed({ easting: '458800', northing: '304600' }).place.flags)).toEqual([
    'digits cut off',
  ])
  expect(placed({ gridReference: 'SK 588 046' }).place.precision).toBe('street')
  const snapped = placed({ latitude: '52.635972', longitude: '-1.132573' }, { snapped: true }).place
  expect(snapped.precision).toBe('snapped')
  expect(namesOfFlags(snapped.flags)).toEqual(['point snapped by its publisher'])
})

test.each([
  [{ easting: '304600', northing: '458801' }, leicester, 'easting and northing swapped'],
  [{ easting: '1004600', northing: '358801' }, null, 'easting and northing swapped'],
  [{ latitude: '-1.132573', longitude: '52.635972' }, null, 'latitude and longitude swapped'],
])('%o is turned round and flagged', (row, anchor, flag) => {
  const { place } = placed(row as Record<string, string>, {}, anchor)
  expect(place.precision).toBe('exact')
  expect(place.easting).toBeLessThan(place.northing === 304_600 ? 458_802 : 460_000)
  expect(namesOfFlags(place.flags)).toEqual([flag])
  expect(place.oddities[0]?.reason).toContain('swapped')
})

test.each([
  [{ easting: '0', northing: '0' }, ['zero or default point']],
  [{ easting: '0', northing: '304602' }, ['zero or default point']],
  [{ easting: '999999', northing: '999999' }, ['zero or default point']],
  [{ latitude: '0', longitude: '0.0' }, ['zero or default point']],
  [{ easting: '-45000', northing: '304600' }, ['outside the national grid']],
  [{ latitude: '48.85', longitude: '2.35' }, ['outside the national grid']],
  [{ easting: 'n/a', northing: '304600' }, []],
  [{ easting: '458800', northing: '' }, []],
  [{ gridReference: 'by the church' }, []],
])('%o is kept without a place, and the reason is told', (row, flags) => {
  const { place } = placed(row as Record<string, string>)
  expect(place).toMatchObject({ easting: Number.NaN, northing: Number.NaN, precision: 'none' })
  expect(namesOfFlags(place.flags)).toEqual(flags)
  expect(place.oddities[0]?.reason).toContain('kept without a place')
})

test('no location at all is told, where the file has columns for one', () => {
  expect(placed({ easting: '', northing: '' })).toMatchObject({
    place: { precision: 'none' },
    oddities: [{ raw: '', reason: 'No place is given: kept without a place' }],
  })
})

test("the source's words are kept, blanks become null", () => {
  expect(
    placed({ category: ' Noise – loud ', channel: '', place: 'High Street', reference: ' 12 ' }),
  ).toMatchObject({
    ...{ category: 'Noise – loud', channel: null, placeWords: 'High Street', reference: '12', outcome: null },
  })
  expect(placed({}).category).toBe('Not stated')
})

test.each(['NULL', 'n/a', '#N/A', '-', '--', 'Not known', '0', '000', 'TBC', '1.23E+11'])(
  'the reference “%s” is none, and told: rows of it are no versions of each other',
  reference => {
    const row = incident({ from: '07/05/2025', reference })
    expect(row.reference).toBeNull()
    expect(row.oddities).toMatchObject([{ column: 'reference', raw: reference }])
  },
)

test.each(['001', 'NA1', 'N', 'None-7', '10', '1E5'])('the reference “%s” is one', reference => {
  expect(incident({ from: '07/05/2025', reference })).toMatchObject({ reference, oddities: [] })
})
