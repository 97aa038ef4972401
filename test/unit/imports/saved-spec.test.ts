import { expect, test } from 'vitest'
import { plainCsv } from '#shared/features/imports/mapping.ts'
import { savedSpec } from '../../../main/features/imports/understanding/saved-spec.ts'

const common = {
  ...{ name: 'Calls', header: ['Ref', 'When'], fields: { reference: 'Ref', from: 'When' } },
  ...{ snapped: false, codes: { Noise: 'asb101:noisy-neighbours' } },
}

test('a mapping saved by the first version is still the mapping of its files', () => {
  const first = {
    ...common,
    ...{ encoding: 'windows-1252', separator: ';', headerLine: 3, dateFormat: 'dd/MM/yyyy' },
  }
  expect(savedSpec(JSON.stringify(first))).toEqual({
    ...common,
    written: { ...plainCsv, encoding: 'windows-1252', separator: ';', headerLine: 3 },
    dates: { from: 'dd/MM/yyyy' },
  })
})

test('a mapping comes back as it was saved, and what is none is passed over', () => {
  const spec = { ...common, written: plainCsv, dates: { from: 'yyyy-MM', days: ['from'] } }
  expect(savedSpec(JSON.stringify(spec))).toEqual(spec)
  expect(savedSpec('{}')).toBeNull()
  expect(savedSpec(JSON.stringify({ ...spec, dates: { from: 'whenever' } }))).toBeNull()
})
