import fc from 'fast-check'
import { readXlsx } from 'hucre'
import { expect, test } from 'vitest'
import { understandForm } from '../../../main/features/profiles/nominations/form-faults.ts'
import { cellOfField, codeRow, formFields } from '../../../main/features/profiles/nominations/form-layout.ts'
import {
  readNominationForm,
  writeNominationForm,
} from '../../../main/features/profiles/nominations/form-workbook.ts'

const blank = writeNominationForm({
  ...{ agencyName: 'City council', bureauName: 'Leicester', marking: 'OFFICIAL' },
  ...{ code: 'TDN1-2-abc', madeAt: new Date('2025-06-16T09:00:00Z') },
})
const today = '2025-06-16'
type Cells = Parameters<typeof understandForm>[0]
const filled: Cells = {
  ...{
    title: 'Mopeds on the rec',
    what: 'Most evenings',
    grid: 'SK 5880 0460',
    easting: null,
    northing: null,
  },
  ...{ radius: 150, from: '01/03/2025', to: null, harm: 'Children', tried: '', wanted: 'A barrier' },
}

test('the form is locked but for the cells to be filled in, and says what each takes', async () => {
  const workbook = await readXlsx(await blank, { readStyles: true })
  const [sheet] = workbook.sheets
  expect(workbook.workbookProtection).toMatchObject({ lockStructure: true })
  expect(sheet!.protection).toMatchObject({ sheet: true })
  expect(sheet!.dataValidations?.map(({ range }) => range)).toEqual(
    formFields.map(({ key }) => cellOfField(key)),
  )
  const unlocked = [...sheet!.cells!].filter(([, cell]) => cell.style?.protection?.locked === false)
  expect(unlocked).toHaveLength(formFields.length)
})

test('a blank form reads back as blank, with its code', async () => {
  const { code, cells } = await readNominationForm(await blank, 'form.xlsx')
  expect(code).toBe('TDN1-2-abc')
  expect(Object.values(cells).every(value => value === null || value === '')).toBe(true)
  expect(codeRow).toBeGreaterThan(formFields.length)
})

test('a filled-in form nominates what it says', () => {
  expect(understandForm(filled, today)).toEqual({
    faults: [],
    nomination: {
      ...{ title: 'Mopeds on the rec', what: 'Most evenings', easting: 458_805, northing: 304_605 },
      ...{ radiusMetres: 150, from: '2025-03-01', to: null },
      ...{ harm: 'Children', tried: '', wanted: 'A barrier' },
    },
  })
  const dated = {
    ...filled,
    grid: null,
    easting: '458,800',
    northing: 304_600,
    to: new Date('2025-05-31T00:00:00Z'),
  }
  expect(understandForm(dated, today).nomination).toMatchObject({
    ...{ easting: 458_800, northing: 304_600, to: '2025-05-31' },
  })
})

test('every fault is named by its cell', () => {
  const { faults, nomination } = understandForm(
    {
      ...{ title: ' ', what: null, grid: 'nowhere', easting: 'x', northing: null, radius: 9000 },
      ...{ from: '31/02/2025', to: '2025-07-01', harm: 'h'.repeat(4001), tried: null, wanted: null },
    },
    today,
  )
  expect(nomination).toBeNull()
  expect(Object.fromEntries(faults.map(({ cell, message }) => [cell, message]))).toEqual({
    B5: 'It is empty.',
    B6: 'It is empty.',
    B7: '“nowhere” is no grid reference: two letters and 2 to 10 figures.',
    B10: 'It is no number of metres from 10 to 5000.',
    B11: '“31/02/2025” is no day: write it as 01/03/2025.',
    B12: '2025-07-01 is still to come.',
    B13: 'It has 4001 characters; 4000 are read.',
  })
  const elsewhere = understandForm({ ...filled, easting: 400_000, northing: 300_000 }, today)
  expect(elsewhere.faults).toMatchObject([
    { cell: 'B7', message: expect.stringContaining('different places') },
  ])
  expect(understandForm({ ...filled, grid: '' }, today).faults).toMatchObject([{ cell: 'B7' }])
  expect(understandForm({ ...filled, to: '01/01/2025' }, today).faults).toMatchObject([{ cell: 'B12' }])
})

test('whatever stands in the cells, there is a nomination or a fault, never both', () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.string({ maxLength: 30 }),
    fc.double(),
    fc.boolean(),
    fc.date(),
    fc.constantFrom('SK 5880 0460', '01/03/2025', '2025-03-01', '150'),
  )
  const cells = fc.record(
    Object.fromEntries(formFields.map(({ key }) => [key, value])),
  ) as fc.Arbitrary<Cells>
  fc.assert(
    fc.property(cells, given => {
      const { faults, nomination } = understandForm(given, today)
      expect(nomination === null).toBe(faults.length > 0)
    }),
  )
})

test('what is no form is refused with the reason', async () => {
  await expect(readNominationForm(new Uint8Array(40), 'x.xlsx')).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringContaining('damaged'),
  })
})
