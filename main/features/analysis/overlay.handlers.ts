import type { Ground, overlays } from '#shared/features/analysis/overlay.ts'
import type { Freshness } from '#shared/features/incidents/contract.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../backend/context.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { indexCells } from './ground/cell-index.ts'
import { areaNames } from './names.store.ts'
import { overlayStatement } from './overlay/overlay-statement.ts'
import { presentAt } from './overlay/present.ts'
import { suppressColumn } from './overlay/suppress.ts'
import { lateSources } from './telling/caveats.ts'

export const overlayHandlers: HandlersOf<typeof overlays> = {
  async overlay(context, { themes, ground, least, under }) {
    const { db, bureau, host } = context
    const snapshot = bureau.snapshot()
    const selections: Uint32Array[] = []
    for (const { filter } of themes) selections.push(await bureau.select(db, filter, snapshot))
    const tallied = await tallyThemes(context, snapshot, selections, ground)
    const columns = selections.map((_, theme) => {
      const counts = tallied.places.map(place => place.counts[theme]!)
      const present = presentAt(counts, least)
      const all = [...counts, tallied.elsewhere[theme]!]
      return { present, ...suppressColumn(all, [...present, false], { under, least }) }
    })
    const places = tallied.places.map(({ key, label, areaId, corner }, at) => {
      const present = columns.map(column => column.present[at]!)
      return {
        key,
        label,
        areaId,
        corner,
        present,
        counts: columns.map(column => column.counts[at]!),
        coinciding: present.filter(Boolean).length,
      }
    })
    const told = themes.map(({ name }, theme) => ({
      name,
      total: columns[theme]!.total,
      places: columns[theme]!.present.filter(Boolean).length,
    }))
    const coinciding = places.map(place => place.coinciding)
    const place =
      ground.kind === 'areas'
        ? { one: 'area', many: 'areas' }
        : { one: 'cell with an incident', many: 'cells with an incident' }
    return {
      statement: overlayStatement({ themes: told, coinciding, place, least }),
      warnings: [
        ...overlapping(themes, selections),
        ...lateAmong(snapshot, selections, await bureau.freshness(db, host.now())),
      ],
      themes: told,
      places: places.sort((one, other) => other.coinciding - one.coinciding),
      elsewhere: columns.map(({ counts }) => counts.at(-1)!),
      under,
    }
  },
}

type TalliedPlace = {
  key: string
  label: string
  areaId: number | null
  corner: [number, number] | null
  counts: number[]
}
type Tallied = { places: TalliedPlace[]; elsewhere: number[] }

function tallyThemes(context: Context, snapshot: Snapshot, selections: Uint32Array[], ground: Ground) {
  return ground.kind === 'areas'
    ? tallyAreas(context, snapshot, selections, ground.areaSetId)
    : tallySquares(context, snapshot, selections, ground.cellMetres)
}

/** Every area of the set, by name. */
async function tallyAreas(
  { db, bureau }: Context,
  snapshot: Snapshot,
  selections: Uint32Array[],
  areaSetId: number,
): Promise<Tallied> {
  const areaOfPosition = await bureau.areaOfPositions(db, areaSetId, snapshot)
  const names = [...(await areaNames(db, areaSetId))].sort(([, one], [, other]) => (one < other ? -1 : 1))
  const places = names.map(
    ([id, label]): TalliedPlace => ({
      key: String(id),
      label,
      areaId: id,
      corner: null,
      counts: selections.map(() => 0),
    }),
  )
  const placeOfArea = new Map(places.map(place => [place.areaId, place]))
  const elsewhere = selections.map(() => 0)
  for (const [theme, positions] of selections.entries()) {
    for (const at of positions) {
      const place = placeOfArea.get(areaOfPosition[at]!)
      if (place) place.counts[theme]! += 1
      else elsewhere[theme]! += 1
    }
  }
  return { places, elsewhere }
}

/** Every square with an incident of any theme, row by row from the south-west. */
function tallySquares(
  { bureau }: Context,
  snapshot: Snapshot,
  selections: Uint32Array[],
  cellMetres: number,
): Tallied {
  const { eastings, northings, placeOfPosition } = bureau.places(snapshot)
  const { columns, rows, order, starts } = indexCells(eastings, northings, cellMetres)
  const squareOfPlace = new Uint32Array(eastings.length)
  for (let square = 0; square < columns.length; square++) {
    for (let i = starts[square]!; i < starts[square + 1]!; i++) squareOfPlace[order[i]!] = square
  }
  const elsewhere = selections.map(() => 0)
  const counts = selections.map((positions, theme) => {
    const inSquare = new Uint32Array(columns.length)
    for (const at of positions) {
      const place = placeOfPosition[at]!
      if (place < 0) elsewhere[theme]! += 1
      else inSquare[squareOfPlace[place]!]! += 1
    }
    return inSquare
  })
  const places: TalliedPlace[] = []
  for (let square = 0; square < columns.length; square++) {
    if (counts.every(inSquare => inSquare[square] === 0)) continue
    const corner: [number, number] = [columns[square]! * cellMetres, rows[square]! * cellMetres]
    places.push({
      key: `${columns[square]} ${rows[square]}`,
      label: toGridReference(...corner, 6) ?? `E ${corner[0]} N ${corner[1]}`,
      areaId: null,
      corner,
      counts: counts.map(inSquare => inSquare[square]!),
    })
  }
  if (places.length === 0) {
    throw new AppError('invalid', 'No incident of any of these themes has a place.', {
      next: 'Widen the filters of the themes, or choose other ones.',
    })
  }
  return { places, elsewhere }
}

/**
 * Themes that share incidents coincide for that alone. How many is not told: of a theme that lies within another it
 * is the total, from which a small count that is withheld could be worked back.
 */
function overlapping(themes: readonly { name: string }[], selections: Uint32Array[]): string[] {
  const warnings: string[] = []
  for (const [index, positions] of selections.entries()) {
    for (let other = index + 1; other < selections.length; other++) {
      if (!shareSome(positions, selections[other]!)) continue
      warnings.push(
        `${themes[index]!.name} and ${themes[other]!.name} have incidents in common: where these are, both are.`,
      )
    }
  }
  return warnings
}

/** Whether two ascending lists have a position in common. */
function shareSome(one: Uint32Array, other: Uint32Array): boolean {
  let [at, next] = [0, 0]
  while (at < one.length && next < other.length) {
    const [a, b] = [one[at]!, other[next]!]
    if (a === b) return true
    if (a < b) at++
    else next++
  }
  return false
}

function lateAmong(snapshot: Snapshot, selections: Uint32Array[], freshness: readonly Freshness[]): string[] {
  return [...new Set(selections.flatMap(positions => lateSources(snapshot, positions, freshness)))]
}
