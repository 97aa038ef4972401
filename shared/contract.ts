import { access } from './features/access/contract.ts'
import { analysis } from './features/analysis/contract.ts'
import { areas } from './features/areas/contract.ts'
import { briefings } from './features/briefings/contract.ts'
import { imports } from './features/imports/contract.ts'
import { incidents } from './features/incidents/contract.ts'
import { library } from './features/library/contract.ts'
import { packs } from './features/packs/contract.ts'
import { performance } from './features/performance/contract.ts'
import { profiles } from './features/profiles/contract.ts'
import { settings } from './features/settings/contract.ts'
import { tasking } from './features/tasking/contract.ts'
import type { Client } from './rpc/connect.ts'

/** The one list of all that can be asked of the backend: `feature.verb`. */
export const contract = {
  access,
  analysis,
  areas,
  briefings,
  imports,
  incidents,
  library,
  packs,
  performance,
  profiles,
  settings,
  tasking,
}
export type DeskContract = typeof contract
export type DeskClient = Client<DeskContract>
