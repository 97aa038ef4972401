import { placePrecisions, timePrecisions } from '#shared/features/incidents/rules.ts'
import type { ChosenIncidents } from '../../../main/features/analysis/telling/hotspots.ts'

/** Incidents at exact places, and at minutes since 1970 or all at one. */
export function incidentsAt(
  eastings: Float64Array,
  northings: Float64Array,
  fromMinutes: Int32Array = new Int32Array(eastings.length),
): ChosenIncidents {
  return {
    eastings,
    northings,
    fromMinutes,
    toMinutes: fromMinutes.slice(),
    timePrecisions: new Uint8Array(eastings.length).fill(timePrecisions.indexOf('minute')),
    placePrecisions: new Uint8Array(eastings.length).fill(placePrecisions.indexOf('exact')),
  }
}
