import type { FormFault, NominationInput } from '#shared/features/profiles/nominations.ts'
import { parseGridReference } from '#shared/geo/grid-reference.ts'
import {
  cellOfField,
  type FormField,
  formFields,
  mostCharacters,
  mostTitleCharacters,
  radiusBounds,
} from './form-layout.ts'

type Value = string | number | boolean | Date | null
type Cells = Record<FormField['key'], Value>

/** What a filled-in form nominates, or every fault in it by the cell it stands in. */
export function understandForm(
  cells: Cells,
  today: string,
): { faults: FormFault[]; nomination: NominationInput | null } {
  const faults: FormFault[] = []
  const fault = (key: FormField['key'], message: string) => {
    faults.push({ cell: cellOfField(key), field: formFields.find(one => one.key === key)!.label, message })
    return null
  }
  const texts = {
    title: textIn('title', mostTitleCharacters, true),
    what: textIn('what', mostCharacters, true),
    harm: textIn('harm', mostCharacters, false),
    tried: textIn('tried', mostCharacters, false),
    wanted: textIn('wanted', mostCharacters, false),
  }
  const place = placeIn()
  const radius = radiusIn()
  const from = dayIn('from', true)
  const to = dayIn('to', false)
  if (from && to && to < from) fault('to', `It ends before it begins (${cellOfField('from')}).`)
  if (faults.length > 0 || !place || radius === null || !from) return { faults, nomination: null }
  return { faults, nomination: { ...texts, ...place, radiusMetres: radius, from, to } }

  function textIn(key: FormField['key'], most: number, needed: boolean): string {
    const text = textOf(cells[key])
    if (needed && text === '') fault(key, 'It is empty.')
    if (text.length > most) fault(key, `It has ${text.length} characters; ${most} are read.`)
    return text
  }

  function placeIn(): { easting: number; northing: number } | null {
    const reference = textOf(cells.grid)
    const [easting, northing] = [numberOf(cells.easting), numberOf(cells.northing)]
    const hasBoth = textOf(cells.easting) !== '' || textOf(cells.northing) !== ''
    if (reference !== '') {
      const square = parseGridReference(reference)
      if (!square)
        return fault(
          'grid',
          `“${reference.slice(0, 40)}” is no grid reference: two letters and 2 to 10 figures.`,
        )
      const middle = { easting: square.easting, northing: square.northing }
      if (!hasBoth) return middle
      const isSame =
        easting !== null &&
        northing !== null &&
        Math.abs(easting - middle.easting) <= square.sizeMetres &&
        Math.abs(northing - middle.northing) <= square.sizeMetres
      return isSame
        ? { easting, northing }
        : fault(
            'grid',
            'The grid reference and the easting and northing are different places: leave one of them empty.',
          )
    }
    if (!hasBoth) return fault('grid', 'No place is given: a grid reference, or easting and northing.')
    const inGrid = (key: 'easting' | 'northing', value: number | null, most: number) =>
      value !== null && value >= 0 && value <= most
        ? value
        : fault(key, `It is no ${key} in metres, from 0 to ${most}.`)
    const east = inGrid('easting', easting, 700_000)
    const north = inGrid('northing', northing, 1_300_000)
    return east === null || north === null ? null : { easting: east, northing: north }
  }

  function radiusIn(): number | null {
    const { least, most } = radiusBounds
    const value = numberOf(cells.radius)
    if (value === null || value < least || value > most) {
      return fault('radius', `It is no number of metres from ${least} to ${most}.`)
    }
    return Math.round(value)
  }

  function dayIn(key: 'from' | 'to', needed: boolean): string | null {
    const value = cells[key]
    if (textOf(value) === '') return needed ? fault(key, 'It is empty.') : null
    const day = dayOf(value)
    if (!day) return fault(key, `“${textOf(value).slice(0, 40)}” is no day: write it as 01/03/2025.`)
    if (day > today) return fault(key, `${day} is still to come.`)
    return day
  }
}

function textOf(value: Value): string {
  if (!(value instanceof Date)) return value === null ? '' : String(value).trim()
  return Number.isNaN(value.getTime()) ? 'no day' : value.toISOString().slice(0, 10)
}

function numberOf(value: Value): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'string' || !/^\d{1,7}(\.\d+)?$/.test(value.replaceAll(/[\s,]/g, ''))) return null
  return Number(value.replaceAll(/[\s,]/g, ''))
}

/** A day from a date cell, from `01/03/2025` or from `2025-03-01`. */
function dayOf(value: Value): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10)
  const text = textOf(value)
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const day = british ? `${british[3]}-${british[2]!.padStart(2, '0')}-${british[1]!.padStart(2, '0')}` : text
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const at = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : day
}
