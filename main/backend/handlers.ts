import type { DeskContract } from '#shared/contract.ts'
import { accessHandlers } from '../features/access/access.handlers.ts'
import { analysisHandlers } from '../features/analysis/analysis.handlers.ts'
import { areasHandlers } from '../features/areas/areas.handlers.ts'
import { briefingsHandlers } from '../features/briefings/briefings.handlers.ts'
import { importsHandlers } from '../features/imports/imports.handlers.ts'
import { incidentsHandlers } from '../features/incidents/incidents.handlers.ts'
import { libraryHandlers } from '../features/library/library.handlers.ts'
import { packsHandlers } from '../features/packs/packs.handlers.ts'
import { performanceHandlers } from '../features/performance/performance.handlers.ts'
import { profilesHandlers } from '../features/profiles/profiles.handlers.ts'
import { settingsHandlers } from '../features/settings/settings.handlers.ts'
import { taskingHandlers } from '../features/tasking/tasking.handlers.ts'
import type { Handlers } from './context.ts'

/** One handler for everything the contract declares. */
export const handlers: Handlers<DeskContract> = {
  access: accessHandlers,
  analysis: analysisHandlers,
  areas: areasHandlers,
  briefings: briefingsHandlers,
  imports: importsHandlers,
  incidents: incidentsHandlers,
  library: libraryHandlers,
  packs: packsHandlers,
  performance: performanceHandlers,
  profiles: profilesHandlers,
  settings: settingsHandlers,
  tasking: taskingHandlers,
}
