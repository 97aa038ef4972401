import { expect, test } from 'vitest'
import { type MappingSpec, plainCsv } from '#shared/features/imports/mapping.ts'
import { type KnownMapping, understand } from '../../../main/features/imports/understanding/understand.ts'

function understood(header: string[], rows: string[][], known: KnownMapping[] = []) {
  const understanding = understand({ fileName: 'calls.csv', written: plainCsv, header }, rows, known)
  rows.forEach((row, i) => {
    understanding.see(row, i + 2)
  })
  return understanding.conclude()
}

function saved(header: string[], spec: Partial<MappingSpec>, more: Partial<KnownMapping> = {}): KnownMapping {
  const fields = { from: header[0]!, category: header[1]! }
  return {
    ...{ sourceId: 1, sourceName: 'Council', number: 3 },
    spec: {
      name: 'Saved',
      written: plainCsv,
      header,
      fields,
      dates: { from: 'dd/MM/yyyy' },
      snapped: false,
      codes: {},
      ...spec,
    },
    ...more,
  }
}

const header = ['Seen', 'Kind']
const both = [
  ['03/04/2025', 'Noise'],
  ['05/06/2025', 'Noise'],
]

test('a date that could be both is asked about, and the saved answer is taken the next time', () => {
  const first = understood(['When', 'Type'], both)
  expect(first).toMatchObject({ recognised: false, sourceId: null })
  expect(first.questions).toMatchObject([{ field: 'from', choices: ['dd/MM/yyyy', 'MM/dd/yyyy'] }])
  const next = understood(header, both, [saved(header, { dates: { from: 'MM/dd/yyyy' } })])
  expect(next).toMatchObject({ recognised: true, sourceId: 1, questions: [] })
  expect(next.mapping.dates.from).toBe('MM/dd/yyyy')
  expect(next.findings.join(' ')).toContain('version 3')
})

test('a file that contradicts the saved answer is asked about again, with the line that does', () => {
  const rows = [...both, ['04/23/2025', 'Noise']]
  const found = understood(header, rows, [saved(header, {})])
  expect(found.recognised).toBe(false)
  expect(found.questions).toMatchObject([{ field: 'from', choices: ['dd/MM/yyyy', 'MM/dd/yyyy'] }])
  expect(found.questions[0]?.because).toContain('line 4 says 04/23/2025')
  expect(found.mapping.dates.from).toBe('MM/dd/yyyy')
})

test('a saved format that does not fit is not recognised, with the reason', () => {
  const found = understood(header, [['2025-03-07', 'Noise']], [saved(header, {})])
  expect(found).toMatchObject({
    recognised: false,
    questions: [],
    mapping: { dates: { from: 'yyyy-MM-dd' } },
  })
  expect(found.findings.join(' ')).toContain('no longer written day/month/year')
  const empty = understood(header, [['', 'Noise']], [saved(header, {})])
  expect(empty.recognised).toBe(false)
})

test('the end of an interval has a format of its own, and may be empty', () => {
  const three = ['From', 'Category', 'To']
  const rows = [['07/23/2025', 'Noise', '2025-07-24 10:00']]
  expect(understood(three, rows).mapping.dates).toEqual({ from: 'MM/dd/yyyy', to: 'yyyy-MM-dd' })
  const spec = { fields: { from: 'From', category: 'Category', to: 'To' } }
  const open = understood(three, [['23/07/2025', 'Noise', '']], [saved(three, spec)])
  expect(open.recognised).toBe(true)
})

test('a header in another order is the same header; one that two sources have is nobody’s', () => {
  const turned = understood(['Kind', 'Seen'], [['Noise', '23/03/2025']], [saved(header, {})])
  expect(turned).toMatchObject({ recognised: true, mapping: { header: ['Kind', 'Seen'] } })
  const shared = [saved(header, {}), saved(header, {}, { sourceId: 2 })]
  expect(understood(header, both, shared)).toMatchObject({ recognised: false, sourceId: null })
})

test('a source whose header has grown has its columns suggested as before, and what is new is told', () => {
  const earlier = saved(header, { fields: { from: 'Seen', place: 'Kind' } })
  const found = understood([...header, 'Lamp post'], [['23/03/2025', 'High Street', '7']], [earlier])
  expect(found.recognised).toBe(false)
  expect(found.mapping.fields).toEqual({ from: 'Seen', place: 'Kind' })
  expect(found.findings.join(' ')).toContain('as this source had it before')
  expect(found.findings.join(' ')).toContain('New in the header of this source: Lamp post')
})

test('every time at midnight makes days of the column, here and the next time', () => {
  const rows = Array.from({ length: 4 }, (_, i) => [`2025-03-0${i + 1} 00:00:00`, 'Noise'])
  const first = understood(['When', 'Type'], rows)
  expect(first.mapping.dates).toEqual({ from: 'yyyy-MM-dd', days: ['from'] })
  const known = [saved(['When', 'Type'], { dates: first.mapping.dates })]
  expect(understood(['When', 'Type'], rows.slice(0, 1), known).mapping.dates.days).toEqual(['from'])
  const timed = understood(['When', 'Type'], [['2025-03-01 10:00', 'Noise']], known)
  expect(timed).toMatchObject({ recognised: true, mapping: { dates: { from: 'yyyy-MM-dd' } } })
  expect(timed.mapping.dates.days).toBeUndefined()
})

test('columns without telling names are suggested by what stands in them, with the reason', () => {
  const rows = Array.from({ length: 30 }, (_, i) => [
    `${(i % 28) + 1}/03/2025`,
    String(458_000 + i * 7),
    String(304_000 + i * 11),
    `LE${1 + (i % 5)} 6AB`,
    i % 2 ? 'Fly-tipping' : 'Noise',
    `07700 9001${String(i).padStart(2, '0')}`,
    `someone${i}@example.org`,
  ])
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const found = understood(names, rows)
  expect(found.mapping.fields).toEqual({
    ...{ from: 'a', easting: 'b', northing: 'c', postcode: 'd', category: 'e', phone: 'f' },
  })
  expect(found.findings.join(' ')).toContain('Postcode from “d” (30 of 30 cells looked at are postcodes)')
})

test('a name is not believed against what stands in the column', () => {
  const degrees = understood(['Date', 'X', 'Y'], [['23/03/2025', '-1.132573', '52.635972']])
  expect(degrees.mapping.fields).toEqual({ from: 'Date', longitude: 'X', latitude: 'Y' })
  const phones = understood(['Date', 'Via'], [['23/03/2025', '0116 496 0123']])
  expect(phones.mapping.fields).toEqual({ from: 'Date', phone: 'Via' })
})

test('a shipped mapping brings the codes of the words met', () => {
  const found = understood(
    ['Case Ref', 'Date Opened', 'ASB Type', 'Alleged Perpetrator'],
    [['1', '23/03/2025', 'Noise', 'P1']],
  )
  expect(found).toMatchObject({ recognised: false, mapping: { codes: { Noise: 'asb101:noisy-neighbours' } } })
  expect(found.mapping.fields.offender).toBe('Alleged Perpetrator')
})
