import { expect, test } from 'vitest'
import { safeCell } from '../../../main/features/incidents/csv.ts'
import { csvName } from '../../../main/features/incidents/incident-csv.ts'

test.each([
  '=1+1',
  '+cmd|x',
  '-2+3',
  '@SUM(A1)',
  '\tx',
  '\rx',
  "'=1",
  '-',
  '+44 116=1',
  '--1',
  '+1-2',
  ' =1',
  '\n=1',
  '\ufeff@x',
  '\u200b+a',
])('what a spreadsheet could run is a text: %j', cell => {
  expect(safeCell(cell)).toBe(`'${cell}`)
})

test.each(['+44 116 254 1000', '-12.5', '-3', '12', '', "O'Neill", 'a=b', 'High Street, 2'])(
  'what it cannot run stays as it is: %j',
  cell => {
    expect(safeCell(cell)).toBe(cell)
  },
)

test('a name of a file says what it is and can be one everywhere', () => {
  expect(csvName('OFFICIAL', ['Fire/Rescue: "A"'], '2025-06-16')).toBe(
    'Incidents - 2025-06-16 - OFFICIAL - Fire-Rescue- -A-.csv',
  )
  expect(csvName('OFFICIAL', ['A', 'B', 'C', 'D'], '2025-06-16')).toBe(
    'Incidents - 2025-06-16 - OFFICIAL - 4 sources.csv',
  )
})
