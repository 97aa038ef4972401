import type { LibraryEntry } from '#shared/features/library/contract.ts'
import type { BoardChange, BoardFigure } from '#shared/features/performance/board-change.ts'
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
}

/** What was written and recorded by the day of the draft, and is kept with it as it stood. */
export type BoardKept = {
  practice: Pick<LibraryEntry, 'number' | 'title' | 'problem' | 'response' | 'result' | 'evidence'>[]
}

export type BoardDraft = {
  /** The weeks reported, up to the last day that every source in use covers. */
  period: Days
  /** The profiles told of: those adopted by then. */
  profileIds: number[]
  counted: BoardCounted
  kept: BoardKept
  figures: BoardFigure[]
  changes: BoardChange[]
}

export const readDraft = (json: string) => JSON.parse(json) as BoardDraft
