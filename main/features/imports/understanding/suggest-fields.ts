import type { MappingSpec } from '#shared/features/imports/contract.ts'
import {
  type IncidentField,
  personFields,
  type ResponseField,
  responseFields,
} from '#shared/features/imports/rules.ts'
import { suggestCode } from '../categories/category-suggestion.ts'
import { type ColumnContents, contentsOf, isMostly, type Kind } from './column-contents.ts'
import { fieldsByName, looksPersonal } from './header-names.ts'
import { readWait } from './waits.ts'

/** Fields with the columns suggested for them, and why. */
export type SuggestedFields = { fields: MappingSpec['fields']; reasons: Map<IncidentField, string> }

const mostCategories = 60
const rowsPerCategory = 3
const persons: readonly IncidentField[] = personFields

/**
 * Suggests which column is which field: as this source had it before, then by the names of columns, then by
 * what stands in them. What looks as if it named a person is suggested only where a pseudonym is made of it.
 *
 * @param earlier mappings of the same source for other headers, the latest first.
 */
export function suggestFields(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  earlier: readonly MappingSpec[],
): SuggestedFields {
  const contents = header.map((_, position) => contentsOf(rows, position))
  const fields: MappingSpec['fields'] = {}
  const reasons = new Map<IncidentField, string>()
  const isFree = (column: string) => !Object.values(fields).includes(column)
  const contentsBy = (column: string) => contents[header.indexOf(column)]!

  function take(field: IncidentField, column: string | undefined, reason: string) {
    if (column === undefined || fields[field] !== undefined || !isFree(column)) return
    if (!persons.includes(field) && holdsPersons(contentsBy(column))) return
    fields[field] = column
    reasons.set(field, reason)
  }

  for (const spec of earlier) {
    for (const [field, column] of Object.entries(spec.fields)) {
      if (header.includes(column)) take(field as IncidentField, column, 'as this source had it before')
    }
  }
  const named = fieldsByName(header)
  for (const [field, column] of Object.entries(named)) take(field as IncidentField, column, 'by its name')
  correctByContents()
  addByContents()
  dropHalves(fields, reasons)
  return { fields, reasons }

  /** A name may promise what the cells do not hold: X and Y may be degrees, “Reported” may be yes or no. */
  function correctByContents() {
    const { from, easting, northing } = fields
    if (from !== undefined && contentsBy(from).filled > 0 && contentsBy(from).counts.date === 0) {
      drop('from')
    }
    for (const field of responseFields) {
      const column = fields[field]
      if (column !== undefined && !holdsMoments(column, field)) drop(field)
    }
    if (easting === undefined || northing === undefined) return
    if (isMostly(contentsBy(easting), 'longitude') && isMostly(contentsBy(northing), 'latitude')) {
      drop('easting')
      drop('northing')
      take('longitude', easting, 'its cells are degrees')
      take('latitude', northing, 'its cells are degrees')
    }
  }

  /** “Attended” and “Closed” may be yes or no; a wait may be in seconds. Empty cells tell nothing against a name. */
  function holdsMoments(column: string, field: ResponseField): boolean {
    const { filled, counts } = contentsBy(column)
    if (filled === 0 || counts.date > 0) return true
    const at = header.indexOf(column)
    return field === 'answered' && rows.some(row => readWait(row[at]?.trim() ?? '') !== null)
  }

  function drop(field: IncidentField) {
    delete fields[field]
    reasons.delete(field)
  }

  function addByContents() {
    const columnsOf = (kind: Kind) =>
      header.filter((column, i) => isFree(column) && isMostly(contents[i]!, kind))
    const told = (column: string, kind: Kind, words: string) => {
      const { counts, filled } = contentsBy(column)
      return `${counts[kind]} of ${filled} cells looked at are ${words}`
    }
    const [date] = columnsOf('date')
    if (date !== undefined) take('from', date, told(date, 'date', 'dates'))
    const [latitude] = columnsOf('latitude')
    const longitude = columnsOf('longitude').find(column => column !== latitude)
    if (latitude !== undefined && longitude !== undefined && fields.latitude === undefined) {
      take('latitude', latitude, told(latitude, 'latitude', 'latitudes of Great Britain'))
      take('longitude', longitude, told(longitude, 'longitude', 'longitudes of Great Britain'))
    }
    addGrid(columnsOf('metres'))
    for (const [kind, words] of [
      ['gridReference', 'grid references'],
      ['postcode', 'postcodes'],
      ['areaCode', 'codes of areas'],
      ['phone', 'telephone numbers'],
    ] as const) {
      const [column] = columnsOf(kind)
      if (column !== undefined) take(kind, column, told(column, kind, words))
    }
    addCategory()
  }

  /** Two columns of metres and no more: which of them is the easting, only their order can tell. */
  function addGrid(columns: string[]) {
    const [easting, northing] = columns
    if (columns.length !== 2 || fields.easting !== undefined || fields.northing !== undefined) return
    take('easting', easting, 'its cells are numbers in the range of the grid, and it stands first')
    take('northing', northing, 'its cells are numbers in the range of the grid, and it stands second')
  }

  function addCategory() {
    if (fields.category !== undefined) return
    const columns = header.filter((column, i) => isFree(column) && isFewWords(column, contents[i]!))
    const [best] = columns
      .map(column => ({ column, known: knownWords(rows, header.indexOf(column)) }))
      .sort((a, b) => b.known - a.known)
    if (best) take('category', best.column, `${contentsBy(best.column).distinct} different words in it`)
  }
}

function holdsPersons(contents: ColumnContents): boolean {
  return isMostly(contents, 'phone') || isMostly(contents, 'email')
}

function isFewWords(
  column: string,
  { filled, distinct, withLetters, averageLength, counts }: ColumnContents,
): boolean {
  const few = distinct >= 2 && distinct <= mostCategories && distinct * rowsPerCategory <= filled
  const words = withLetters >= filled * 0.9 && averageLength >= 3 && averageLength <= 60
  return few && words && counts.date === 0 && counts.areaCode === 0 && !looksPersonal(column)
}

/** How many of the cells have words that stand for a code of a scheme. */
function knownWords(rows: readonly (readonly string[])[], position: number): number {
  return rows.filter(row => suggestCode(row[position]?.trim() ?? '') !== null).length
}

/** Half a pair of coordinates places nothing. */
function dropHalves(fields: MappingSpec['fields'], reasons: Map<IncidentField, string>) {
  for (const [one, other] of [
    ['easting', 'northing'],
    ['latitude', 'longitude'],
  ] as const) {
    if (fields[one] !== undefined && fields[other] !== undefined) continue
    for (const field of [one, other]) {
      delete fields[field]
      reasons.delete(field)
    }
  }
}
