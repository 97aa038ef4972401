import { writeXlsx } from 'hucre'

type Cell = string | number | null

/** Five spellings of one thing, as five people type it. */
const spellings = [
  'Rowdy behaviour',
  'rowdy behaviour',
  'ROWDY BEHAVIOUR',
  'Rowdy behavior',
  'Rowdy-behaviour',
]

const calls = 24
const swapped = 6
const unreadable = 9
const dateless = 14

/** What is wrong with the workbook, in numbers. */
export const messy = {
  calls,
  rejected: 2,
  loaded: calls - 2,
  swappedEasting: 303_600,
  unreadableDate: 'some time in May',
  spellings: spellings.length,
}

type Changes = { outcomeOfFirst?: string }

/**
 * An extract as a partner's clerk sends it: titles above, a merged heading over the names of the columns, totals
 * below, references by formula, dates that are one day in Britain and another in America, a place the wrong way
 * round, five spellings of one category, telephone numbers, and two rows without a date that could be read.
 */
export async function messyWorkbook({ outcomeOfFirst = 'Advice given' }: Changes = {}): Promise<Uint8Array> {
  const rows: Cell[][] = [
    ['City council: calls about behaviour'],
    ['Extract of 30 June 2025, OFFICIAL-SENSITIVE'],
    [],
    ['Call', null, null, 'Location', null, null, 'Caller', null],
    ['Ref', 'Received', 'Type', 'Easting', 'Northing', 'Address', 'Telephone', 'Outcome'],
  ]
  const firstRow = rows.length
  for (let i = 0; i < calls; i++) {
    const easting = 457_000 + i * 10
    const northing = 303_000 + i * 100
    const day = String((i % 11) + 1).padStart(2, '0')
    rows.push([
      null,
      i === unreadable ? messy.unreadableDate : i === dateless ? null : `${day}/12/2024 21:${10 + i}`,
      spellings[i % spellings.length]!,
      i === swapped ? northing : easting,
      i === swapped ? easting : northing,
      `${i + 1} High Street`,
      `0116 496 0${100 + (i % 8)}`,
      i === 0 ? outcomeOfFirst : 'No further action',
    ])
  }
  rows.push([])
  rows.push(['Total calls', null, null, null, null, null, null, calls])
  const references = Array.from({ length: calls }, (_, i): [string, object] => [
    `${firstRow + i},0`,
    {
      type: 'formula',
      formula: `"C-"&TEXT(${i + 1},"000")`,
      formulaResult: `C-${String(i + 1).padStart(3, '0')}`,
    },
  ])
  const merge = (row: number, startCol: number, endCol: number) => ({
    startRow: row,
    endRow: row,
    startCol,
    endCol,
  })
  return writeXlsx({
    sheets: [
      {
        name: 'Notes',
        rows: [
          ['Code', 'Means'],
          ['NFA', 'No further action'],
          ['ADV', 'Advice given'],
        ],
      },
      {
        ...{ name: 'Calls', rows, cells: new Map(references) },
        merges: [merge(0, 0, 7), merge(3, 0, 2), merge(3, 3, 5), merge(3, 6, 7)],
      },
    ],
  })
}
