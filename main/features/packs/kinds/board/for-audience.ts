import type { BoardChange } from '#shared/features/performance/board-change.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import type { PackDocument } from '../../model/document.ts'

export type BoardLimits = {
  /** The agency it is for, where it is for one. */
  agencyId: number | null
  sources: PackDocument['sources']
  /** Profiles that are marked above what the audience may have. */
  aboveIt: ReadonlySet<string>
}

/**
 * A meeting's draft without what its audience may not have: of what agencies answer for (service levels, measures,
 * attendance and actions) an agency is told its own, as on the screen; of promises none that was counted from no
 * source that may reach the audience, and of outcomes none of a profile that is marked above it.
 */
export function paperFor(paper: BoardOnPaper, limits: BoardLimits): BoardOnPaper {
  const { draft } = paper
  const { agencyId, aboveIt } = limits
  const untold = new Set(agenciesUntold(paper, limits).map(({ agencyId: id }) => id))
  const isOwn = (one: { agencyId: number }) => agencyId === null || one.agencyId === agencyId
  const { levels } = draft.counted
  const agencies = levels.agencies.filter(one => isOwn(one) && !untold.has(one.agencyId))
  const measures = draft.kept.measures.filter(isOwn)
  const told = new Set([
    ...agencies.flatMap(one => one.levels.map(({ level }) => `level ${level.id}`)),
    ...measures.map(({ number }) => `measure ${number}`),
  ])
  const cut = levels.agencies
    .filter(one => untold.has(one.agencyId))
    .flatMap(one => one.levels.map(({ level }) => `level ${level.id}`))
  const isTold = ({ key, group }: BoardChange) => {
    if (group === 'outcomes') return !aboveIt.has(key.replace(/^outcome /, ''))
    if (group !== 'service-levels' && group !== 'measures') return true
    return agencyId === null ? !cut.includes(key) : told.has(key)
  }
  const { health } = draft.kept
  return {
    ...paper,
    draft: {
      ...draft,
      changes: draft.changes.filter(isTold),
      counted: {
        ...draft.counted,
        outcomes: draft.counted.outcomes.filter(({ number }) => !aboveIt.has(number)),
        levels: { ...levels, agencies },
      },
      kept: { ...draft.kept, measures, health: { ...health, agencies: health.agencies.filter(isOwn) } },
    },
  }
}

/** Agencies none of whose sources may reach the audience: nothing of their promises can be counted for it. */
export function agenciesUntold({ draft }: BoardOnPaper, { agencyId, sources }: BoardLimits) {
  return draft.counted.levels.agencies.filter(one => {
    const own = sources.filter(({ agencyName }) => agencyName === one.agencyName)
    return (
      (agencyId === null || one.agencyId === agencyId) &&
      own.length > 0 &&
      own.every(({ leftOut }) => leftOut !== '')
    )
  })
}
