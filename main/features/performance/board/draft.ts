import type { Polygons } from '#shared/features/areas/contract.ts'
import type { LibraryEntry } from '#shared/features/library/contract.ts'
import type { Board, BoardMeeting } from '#shared/features/performance/board.ts'
import type { BoardChange, BoardFigure } from '#shared/features/performance/board-change.ts'
import type { ChannelShift } from '#shared/features/performance/channel-shift.ts'
import type { Health } from '#shared/features/performance/health.ts'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import type { Concern as Flagged } from '#shared/features/performance/outcomes.ts'
import type { ServiceLevels } from '#shared/features/performance/service-levels.ts'
import type { Survey, SurveyResult } from '#shared/features/performance/surveys.ts'
import type { Evaluation, Monitoring } from '#shared/features/profiles/evaluation.ts'
import type { Days } from '../../analysis/change/comparable.ts'

type Unavailable = { unavailable: string }

/** An adopted profile and what came of it. */
export type OutcomeTold = {
  profileId: number
  number: string
  title: string
  areaLabel: string
  status: string
  adoptedOn: string
  closedOn: string | null
  evaluation: Evaluation | Unavailable
  monitoring: Monitoring | Unavailable
}

/** A neighbourhood's calls now and in the same weeks a year before, tested against all the others. */
export type Concern = {
  areaId: number
  name: string
  now: number
  before: number
  ratio: number | null
  lower: number | null
  upper: number | null
  q: number
  rises: boolean
}
export type Concerns = {
  now: Days
  before: Days
  rows: Concern[]
  tested: number
  caveats: string[]
}

/** What is counted from the incidents of the freeze: made again from it, it is the same. */
export type BoardCounted = {
  outcomes: OutcomeTold[]
  concerns: Concerns | Unavailable
  shift: ChannelShift | Unavailable
  levels: ServiceLevels
}

/** What was written and recorded by the day of the draft, and is kept with it as it stood. */
export type BoardKept = {
  /** Of those that count incidents the figures are counted again for an audience that may not have every source. */
  measures: MeasureInFull[]
  /** The latest wave of each question of each survey. */
  surveys: { survey: Survey; results: SurveyResult[] }[]
  /** Who came, did what was set and sent what was agreed, over the year before. */
  health: Health
  /** What the tactical assessment and the priorities called a concern. */
  concerns: Pick<Flagged, 'title' | 'text'>[]
  practice: Pick<LibraryEntry, 'number' | 'title' | 'problem' | 'response' | 'result' | 'evidence'>[]
}

export type BoardDraft = {
  /** The weeks reported, up to the last day that every source in use covers. */
  period: Days
  /** The month whose channel shift is told. */
  shiftMonth: string
  /** The profiles told of: those adopted by then. */
  profileIds: number[]
  counted: BoardCounted
  kept: BoardKept
  figures: BoardFigure[]
  changes: BoardChange[]
}

/** A meeting with its draft as an audience may have it. */
export type BoardOnPaper = {
  board: Board
  meeting: BoardMeeting
  draft: BoardDraft
  previous: { number: string; heldOn: string } | null
  freeze: { id: number; madeOn: string; incidents: number }
  /** The neighbourhoods. */
  areas: { id: number; name: string; polygons: Polygons }[]
  /** Counted from every source. */
  isWhole: boolean
}

export const readDraft = (json: string) => JSON.parse(json) as BoardDraft
