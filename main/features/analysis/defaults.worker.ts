import type { OfferedMethod } from '#shared/features/analysis/contract.ts'
import { suggestDbscan } from './defaults/dbscan.ts'
import type { Defaults, DefaultsInput } from './defaults/defaults.ts'
import { suggestGiStar } from './defaults/gi-star.ts'
import { suggestHdbscan } from './defaults/hdbscan.ts'
import { suggestHotAreas } from './defaults/hot-areas.ts'
import { suggestHotspotClasses } from './defaults/hotspot-classes.ts'
import { suggestHourByWeekday } from './defaults/hour-by-weekday.ts'
import { suggestKde } from './defaults/kde.ts'
import { suggestLocalMoran } from './defaults/local-moran.ts'
import { suggestNearRepeat } from './defaults/near-repeat.ts'
import { suggestNearestNeighbour } from './defaults/nearest-neighbour.ts'
import { suggestRepeatLocations } from './defaults/repeat-locations.ts'
import { suggestSpaceTimeScan } from './defaults/space-time-scan.ts'
import { suggestXmr } from './defaults/xmr.ts'

type Suggest = { [M in OfferedMethod]: (input: DefaultsInput) => Defaults<M> }

const suggestions: Suggest = {
  'hot-areas': suggestHotAreas,
  'repeat-locations': suggestRepeatLocations,
  'local-moran': suggestLocalMoran,
  dbscan: suggestDbscan,
  hdbscan: suggestHdbscan,
  'nearest-neighbour': suggestNearestNeighbour,
  'gi-star': suggestGiStar,
  kde: suggestKde,
  xmr: suggestXmr,
  'hour-by-weekday': suggestHourByWeekday,
  'hotspot-classes': suggestHotspotClasses,
  'space-time-scan': suggestSpaceTimeScan,
  'near-repeat': suggestNearRepeat,
}

/** Parameters the incidents themselves suggest. In a thread, for among a million the look round takes seconds. */
export function run(input: DefaultsInput): Defaults {
  return suggestions[input.method](input)
}
