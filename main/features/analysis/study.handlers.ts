import type { Parameters } from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../backend/context.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import type { StudyAreas } from './telling/hotspots.ts'

type Asked = {
  parameters: Parameters
  filter: Filter
  snapshot: Snapshot
  chosen: Uint32Array
  frozenAt: string
  /** The days a filter asks for, as far as the bureau holds incidents. */
  periodOf(filter: Filter): { from: string; to: string }
}

/** What a method needs beside its incidents; null for most. */
export async function studyOf(
  { db, bureau }: Pick<Context, 'db' | 'bureau'>,
  { parameters, filter, snapshot, chosen, frozenAt, periodOf }: Asked,
): Promise<StudyAreas | null> {
  if (parameters.method !== 'hot-areas') return null
  const { areaSetId, perFigureId, before } = parameters
  const areas = await bureau.areas(db, areaSetId)
  const name = (await bureau.areaSets(db)).find(({ id }) => id === areaSetId)?.name ?? ''
  const per = perFigureId === undefined ? null : await bureau.areaFigure(db, perFigureId)
  if (per && per.figure.areaSetId !== areaSetId) {
    throw new AppError('invalid', `“${per.figure.name}” is a figure of other areas than “${name}”.`, {
      next: 'Choose a figure of the same areas, or load one for them.',
    })
  }
  const valueOfArea = new Map(Array.from(per?.areaIds ?? [], (id, at) => [id, per!.values[at]!]))
  const positionOfArea = new Map(areas.map(({ id }, position) => [id, position]))
  const areaOfPosition = await bureau.areaOfPositions(db, areaSetId, snapshot)
  const areaOf = (at: number) => positionOfArea.get(areaOfPosition[at]!) ?? -1
  const countsIn = async (asked: Filter) => {
    const counts = new Float64Array(areas.length)
    for (const at of await bureau.select(db, asked, snapshot, frozenAt)) {
      const area = areaOf(at)
      if (area >= 0) counts[area]! += 1
    }
    return { ...periodOf(asked), counts }
  }
  return {
    name,
    areas: areas.map(area => ({ ...area, per: valueOfArea.get(area.id) ?? null })),
    figure: per && { name: per.figure.name, unit: per.figure.unit, origin: per.figure.origin },
    areaOfIncident: Int32Array.from(chosen, areaOf),
    before: before ? await countsIn({ ...filter, ...before }) : null,
  }
}
