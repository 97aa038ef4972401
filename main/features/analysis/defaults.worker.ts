import type { OfferedMethod } from '#shared/features/analysis/contract.ts'
import { suggestDbscan } from './defaults/dbscan.ts'
import type { Defaults, DefaultsInput } from './defaults/defaults.ts'
import { suggestGiStar } from './defaults/gi-star.ts'
import { suggestKde } from './defaults/kde.ts'
import { suggestLocalMoran } from './defaults/local-moran.ts'
import { suggestXmr } from './defaults/xmr.ts'

type Suggest = { [M in OfferedMethod]: (input: DefaultsInput) => Defaults<M> }

const suggestions: Suggest = {
  'local-moran': suggestLocalMoran,
  dbscan: suggestDbscan,
  'gi-star': suggestGiStar,
  kde: suggestKde,
  xmr: suggestXmr,
}

/** Parameters the incidents themselves suggest. In a thread, for among a million the look round takes seconds. */
export function run(input: DefaultsInput): Defaults {
  return suggestions[input.method](input)
}
