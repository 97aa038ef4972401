import { expect, test } from 'vitest'
import { raggedRow } from '../../../main/features/imports/reading/text-ragged.ts'

const header = ['Ref', 'Date', 'Type', 'Place', 'Easting']
const like = ['C1', '01/05/2025', 'Noise', 'High Street', '458801']
const mendOf = (text: string, right?: readonly string[]) => raggedRow(text.split(','), header, ',', right)

test.each([
  ['C1,01/05/2025,Noise,12 High Street, Leicester,458801', '6 cells', 'write "12 High Street, Leicester"'],
  ['C1,01/05/2025,Noise,High Street,458801,', '6 cells', 'Take out the separator at the end'],
  ['C1,01/05/2025,Noise,High Street,458801,,', '7 cells', 'Take out the 2 separators at the end'],
  ['C1,01/05/2025,Noise,a,b,c,458801', '7 cells', 'Put quotation marks round the cell'],
  ['C1,01/05/2025,Noise,12,High Street,458801', '6 cells', 'One separator too many: put quotation marks'],
  ['C1,01/05/2025,Noise,458801', '4 cells', 'One cell is missing: put an empty one'],
  ['C1,01/05', '2 cells', '3 cells missing; from “Type” on there is nothing'],
  ['C1', '1 cell where', '4 cells missing'],
])('%s', (text, reason, mend) => {
  const told = mendOf(text)
  expect(told.reason).toContain(reason)
  expect(told.reason).toContain('where the header has 5')
  expect(told.mend).toContain(mend)
})

test('a row that is right tells where the separator is too many or the cell is missing', () => {
  expect(mendOf('C1,01/05/2025,Noise,Flat,12,458801', ['1', '01/05/2025', '7', '12', 'x']).mend).toContain(
    'put quotation marks',
  )
  expect(mendOf('C1,01/05/2025,12:30,Noise,458801', like).mend).toContain('One cell is missing')
  expect(mendOf('C1,Noise,High Street,458801', like).mend).toContain('most likely “Date”')
})
