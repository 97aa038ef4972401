import type { Ground, overlays } from '#shared/features/analysis/overlay.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../backend/context.ts'
import { hasPlace } from '../incidents/places.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { areaNames } from './names.store.ts'
import { overlayStatement } from './overlay/overlay-statement.ts'
import { presentAt } from './overlay/present.ts'
import { suppressColumn } from './overlay/suppress.ts'
import { lateSources } from './telling/caveats.ts'
import { counted } from './telling/words.ts'

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
        ...{ key, label, areaId, corner, present },
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
        : { one: 'square with an incident', many: 'squares with an incident' }
    const all = Uint32Array.from(selections.flatMap(positions => [...positions]))
    return {
      statement: overlayStatement({ themes: told, coinciding, place, least }),
      warnings: [
        ...overlapping(themes, selections),
        ...lateSources(snapshot, all, await bureau.freshness(db, host.now())),
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
    : tallySquares(snapshot, selections, ground.cellMetres)
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
      ...{ key: String(id), label, areaId: id, corner: null, counts: selections.map(() => 0) },
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
function tallySquares(snapshot: Snapshot, selections: Uint32Array[], cellMetres: number): Tallied {
  const squares = new Map<string, TalliedPlace & { column: number; row: number }>()
  const elsewhere = selections.map(() => 0)
  for (const [theme, positions] of selections.entries()) {
    for (const at of positions) {
      if (!hasPlace(snapshot, at)) {
        elsewhere[theme]! += 1
        continue
      }
      const column = Math.floor(snapshot.eastings[at]! / cellMetres)
      const row = Math.floor(snapshot.northings[at]! / cellMetres)
      const key = `${column} ${row}`
      let square = squares.get(key)
      if (!square) {
        const corner: [number, number] = [column * cellMetres, row * cellMetres]
        const label = toGridReference(...corner, 6) ?? `E ${corner[0]} N ${corner[1]}`
        square = { ...{ key, label, areaId: null, corner, column, row }, counts: selections.map(() => 0) }
        squares.set(key, square)
      }
      square.counts[theme]! += 1
    }
  }
  if (squares.size === 0) {
    throw new AppError('invalid', 'No incident of any of these themes has a place.', {
      next: 'Widen the filters of the themes, or choose other ones.',
    })
  }
  const places = [...squares.values()].sort((one, other) => one.row - other.row || one.column - other.column)
  return { places, elsewhere }
}

/** Themes that share incidents coincide for that alone. */
function overlapping(themes: readonly { name: string }[], selections: Uint32Array[]): string[] {
  const warnings: string[] = []
  for (const [index, positions] of selections.entries()) {
    const own = new Set(positions)
    for (let other = index + 1; other < selections.length; other++) {
      const shared = selections[other]!.reduce((n, at) => n + (own.has(at) ? 1 : 0), 0)
      if (shared === 0) continue
      warnings.push(
        `${themes[index]!.name} and ${themes[other]!.name} share incidents (${counted(shared, 'incident')}): where these are, both are.`,
      )
    }
  }
  return warnings
}
