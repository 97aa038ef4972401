import type { Insertable, Selectable } from 'kysely'
import type { AnalysisTables } from './tables/analysis.ts'
import type { AreasTables } from './tables/areas.ts'
import type { AssessmentTables } from './tables/assessment.ts'
import type { BoardTables } from './tables/board.ts'
import type { BriefingsTables } from './tables/briefings.ts'
import type { ImportsTables } from './tables/imports.ts'
import type { IncidentsTables } from './tables/incidents.ts'
import type { MeasuresTables } from './tables/measures.ts'
import type { MeetingsTables } from './tables/meetings.ts'
import type { PacksTables } from './tables/packs.ts'
import type { ProfileWritingTables } from './tables/profile-writing.ts'
import type { ProfilesTables } from './tables/profiles.ts'
import type { ServiceLevelsTables } from './tables/service-levels.ts'
import type { SettingsTables } from './tables/settings.ts'
import type { TaskingTables } from './tables/tasking.ts'

/**
 * The one picture of the bureau file, joined from the tables of each feature. Instants are ISO text in UTC, days
 * `YYYY-MM-DD`, times of incidents whole minutes since 1970 in UTC, places metres of EPSG:27700. Columns ending in
 * `_json` hold what a schema in `shared` describes.
 */
export type Database = SettingsTables &
  ImportsTables &
  IncidentsTables &
  AreasTables &
  AnalysisTables &
  ProfilesTables &
  ProfileWritingTables &
  TaskingTables &
  AssessmentTables &
  MeetingsTables &
  MeasuresTables &
  BriefingsTables &
  BoardTables &
  PacksTables &
  ServiceLevelsTables

export type Row<T extends keyof Database> = Selectable<Database[T]>
export type NewRow<T extends keyof Database> = Insertable<Database[T]>
