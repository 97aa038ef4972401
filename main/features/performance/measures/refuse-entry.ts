import type { MeasureBasis } from '#shared/features/performance/measure-rules.ts'
import type { Computed } from '#shared/features/performance/measures.ts'
import { AppError } from '#shared/rpc/error.ts'

type Row = { computed_json: string | null; closed_on: string | null }

/** Throws `conflict` where the bureau's own figures are computed, or the measure is closed. */
export function refuseEntry({ computed_json, closed_on }: Row, forces: readonly string[]): void {
  if (closed_on !== null) {
    throw new AppError('conflict', `This measure was closed on ${closed_on}.`, {
      next: 'Open it again before you enter figures.',
    })
  }
  if (computed_json !== null && forces.includes('')) {
    throw new AppError('conflict', 'The figures of this measure are counted from the incidents.', {
      next: 'Import the incidents, or enter figures of other forces only.',
    })
  }
}

/** Throws `invalid` where what is counted does not give such figures. */
export function refuseComputed(basis: MeasureBasis, computed: Computed | null): void {
  if (!computed) return
  const wanted = computed.areaFigureId === null ? 'count' : 'rate'
  if (basis === wanted) return
  throw new AppError(
    'invalid',
    wanted === 'count'
      ? 'Incidents are counted: without residents they give no rate and no percentage.'
      : 'Incidents among residents give a rate.',
    { next: wanted === 'count' ? 'Choose a count, or residents to count among.' : 'Choose a rate.' },
  )
}
