import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import type { HourByWeekday } from '#shared/features/incidents/contract.ts'
import type { PackDocument } from '../../model/document.ts'
import type { PackHead } from '../parts/head.ts'
import type { NamedArea, Places } from '../parts/place-map.ts'

/** A rate per thousand with its exact interval, and that of all areas of the set together. */
export type AreaRate = {
  per: string
  of: number
  rate: number
  lower: number
  upper: number
  overall: number
}
export type HotspotWithin = {
  theme: string
  label: string
  /** Null where nobody can say any more. */
  count: number | null
  /** Null where the sources of the audience are not those it was reckoned from. */
  expected: number | null
  analysisId: number
  from: string
  to: string
}
export type ProfileWithin = {
  number: string
  title: string
  status: string
  adoptedOn: string | null
  openActions: number
}

/** Everything a neighbourhood profile says, in so far as its audience may have it. */
export type Neighbourhood = {
  head: PackHead
  area: { name: string; code: string; setName: string; polygons: Polygons }
  freeze: PackDocument['freeze']
  /** Whole months, twelve where the data go back so far. */
  period: { from: string; to: string }
  total: number
  months: readonly { month: string; count: number }[]
  categories: readonly { name: string; count: number }[]
  hours: HourByWeekday
  /** Against the same months a year before, in a sentence; null where the data do not go back. */
  yearBefore: { count: number; sentence: string } | null
  rate: AreaRate | null
  places: Places
  areas: readonly NamedArea[]
  hotspots: readonly HotspotWithin[]
  profiles: readonly ProfileWithin[]
  priorities: readonly Priority[]
  sources: PackDocument['sources']
}
