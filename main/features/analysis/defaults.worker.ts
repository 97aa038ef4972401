import type { OfferedMethod } from '#shared/features/analysis/contract.ts'
import { suggestDbscan } from './defaults/dbscan.ts'
import type { Defaults, DefaultsInput } from './defaults/defaults.ts'
import { suggestGiStar } from './defaults/gi-star.ts'
import { suggestKde } from './defaults/kde.ts'
import { suggestLocalMoran } from './defaults/local-moran.ts'
import { suggestNearRepeat } from './defaults/near-repeat.ts'
import { suggestRepeatLocations } from './defaults/repeat-locations.ts'
import { suggestXmr } from './defaults/xmr.ts'

type Suggest = { [M in OfferedMethod]: (input: DefaultsInput) => Defaults<M> }

const suggestions: Suggest = {
  'repeat-locations': suggestRepeatLocations,
  'local-moran': suggestLocalMoran,
  dbscan: suggestDbscan,
  'gi-star': suggestGiStar,
  kde: suggestKde,
  xmr: suggestXmr,
  'near-repeat': suggestNearRepeat,
}

/** Parameters the incidents themselves suggest. In a thread, for among a million the look round takes seconds. */
export function run(input: DefaultsInput): Defaults {
  return suggestions[input.method](input)
}
