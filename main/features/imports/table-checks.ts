import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { personFields } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { nameOfCode } from './categories/schemes.ts'

const choose = (message: string, next: string) => new AppError('invalid', message, { next })

const isPerson = (field: string) => (personFields as readonly string[]).includes(field)

/** Refuses a mapping by which nothing could be loaded, or by which a person would be kept in clear. */
export function checkMapping(mapping: MappingSpec): void {
  const { fields } = mapping
  if (fields.from === undefined) {
    throw choose('No column is chosen for the date.', 'Choose the column that says when it happened.')
  }
  for (const [one, other] of [
    ['easting', 'northing'],
    ['northing', 'easting'],
    ['latitude', 'longitude'],
    ['longitude', 'latitude'],
  ] as const) {
    if (fields[one] !== undefined && fields[other] === undefined) {
      throw choose(`A column is chosen for the ${one} and none for the ${other}.`, 'Choose both, or neither.')
    }
  }
  for (const person of personFields) {
    const column = fields[person]
    const clear = Object.entries(fields).find(
      ([field, other]) => column !== undefined && other === column && !isPerson(field),
    )
    if (!clear) continue
    throw choose(
      `The column “${column}” is chosen for the ${person} and for the ${clear[0]}: the ${person} would be kept in clear.`,
      'Choose another column for one of them.',
    )
  }
  const unknown = Object.values(mapping.codes).find(code => code !== null && nameOfCode(code) === null)
  if (unknown !== undefined) throw choose(`No scheme has the code ${unknown}.`, 'Choose a code of a scheme.')
}

/** A day, or a telephone number, an easting, a reference: what rows hold, and no column is called. */
const ofRow = /^(?:\d{1,4}([-/.])\d{1,2}\1\d{2,4}(?:[ T]\d{1,2}[:.]\d\d.*)?|\+?\d[\d ]{5,})$/

/** Refuses a row taken for the header: it would be lost, and who it names be kept as the name of a column. */
function checkNames(fileName: string, line: number, header: readonly string[]): void {
  if (!header.some(name => ofRow.test(name.trim()))) return
  throw choose(
    `${fileName}, line ${line}: this looks like a row, not like the names of the columns.`,
    'Choose the line of the header; where there is none, put one above the rows in the file.',
  )
}

/** Checks that the file has the columns a mapping reads, by name; their order may have changed. */
export function checkColumns(
  fileName: string,
  line: number,
  header: readonly string[],
  mapping: MappingSpec,
): void {
  checkNames(fileName, line, header)
  for (const column of Object.values(mapping.fields)) {
    if (header.includes(column)) continue
    throw choose(
      `${fileName}, line ${line}: the column “${column}” is missing. There are: ${header.join(', ').slice(0, 300)}.`,
      'Choose the mapping that fits this file, or ask its sender what changed.',
    )
  }
}
