import { expect, test } from 'vitest'
import { type MappingSpec, plainCsv } from '#shared/features/imports/mapping.ts'
import { incidentFields } from '#shared/features/imports/rules.ts'
import { bothWays } from '../../../renderer/features/imports/both-ways.ts'
import {
  fieldGroups,
  fieldsOf,
  needsOf,
  reused,
  withField,
} from '../../../renderer/features/imports/field-words.ts'
import { looksOf } from '../../../renderer/features/imports/looks-like.ts'

const mapping: MappingSpec = {
  name: 'Calls',
  written: plainCsv,
  header: ['Ref', 'Received', 'East', 'North', 'Note'],
  fields: { reference: 'Ref', from: 'Received' },
  dates: { from: 'dd/MM/yyyy' },
  snapped: false,
  codes: {},
}

test('every field of an incident can be chosen, once', () => {
  expect(fieldGroups.flatMap(({ fields }) => fields).toSorted()).toEqual(incidentFields.toSorted())
})

test('a column feeds one field: choosing another lets the first go, and takes it from its column', () => {
  const moved = withField(mapping, 'Note', 'reference')
  expect(fieldsOf(moved, 'Note')).toEqual(['reference'])
  expect(fieldsOf(moved, 'Ref')).toEqual([])
  expect(withField(moved, 'Note', 'place').fields).toEqual({ from: 'Received', place: 'Note' })
  expect(withField(moved, 'Note', null).fields).toEqual({ from: 'Received' })
})

test('what is missing stands in the way, what may be left out is said', () => {
  const state = (spec: MappingSpec) => Object.fromEntries(needsOf(spec).map(need => [need.what, need.state]))
  expect(state(mapping)).toEqual({ When: 'met', Where: 'without', Category: 'without', Reference: 'met' })
  expect(state({ ...mapping, fields: {} }).When).toBe('missing')
  const half = withField(mapping, 'East', 'easting')
  expect(needsOf(half)[1]).toMatchObject({ state: 'missing', words: expect.stringContaining('northing') })
  expect(state(withField(half, 'North', 'northing')).Where).toBe('met')
})

test('an earlier mapping is used for the columns that are there, and never for how the file is written', () => {
  const earlier = { ...mapping, fields: { from: 'Received', place: 'Address' }, codes: { Noise: 'a:b' } }
  const now = { ...mapping, written: { ...plainCsv, separator: ';' as const } }
  expect(reused(earlier, now)).toEqual({ ...now, fields: { from: 'Received' }, codes: { Noise: 'a:b' } })
})

test('a date is written out both ways only where the ways differ', () => {
  const read = (...values: string[]) =>
    bothWays(
      'Received',
      ['Received'],
      values.map(value => [value]),
    )
  expect(read('', '13/04/2025', '04/04/2025', '03/04/2025 21:00')).toEqual({
    raw: '03/04/2025',
    readings: { 'dd/MM/yyyy': '3 April 2025', 'MM/dd/yyyy': '4 March 2025' },
  })
  expect(read('3.4.25')?.readings['dd/MM/yyyy']).toBe('3 April 2025')
  expect(read('13/04/2025', '04/04/2025')).toBeNull()
})

test.each([
  ['dates', ['03/04/2025', '2025-04-03 10:00', '3 April 2025']],
  ['months', ['2025-04', '2025-05']],
  ['times of day', ['21:15', '9:05 pm']],
  ['postcodes', ['LE1 1AA', 'LE2 7QF']],
  ['grid references', ['SK 588 046', 'SK5880 0460', 'SK588046']],
  ['telephone numbers', ['0116 496 0100', '+44 7700 900123']],
  ['eastings or northings', ['457000', '304600.5']],
  ['degrees', ['52.6359', '-1.1325']],
  ['whole numbers', ['1', '22']],
  ['words', ['Noise in the street', 'Litter']],
  ['', ['', ' ']],
])('a column of %s is said to be one', (looksLike, values) => {
  const [look] = looksOf(
    ['Column'],
    values.map(value => [value]),
  )
  expect(look).toMatchObject({ looksLike })
})

test('one odd value of many does not change what a column looks like', () => {
  const values = ['LE1 1AA', 'LE1 1AB', 'LE1 1AD', 'LE1 1AE', 'unknown']
  expect(
    looksOf(
      ['Postcode'],
      values.map(value => [value]),
    )[0],
  ).toMatchObject({
    looksLike: 'postcodes',
    examples: values.slice(0, 3),
  })
})
