import type { Kysely } from 'kysely'
import type { DeskClient } from '#shared/contract.ts'
import type { Person } from '#shared/features/access/contract.ts'
import type { Analysis, Hotspot } from '#shared/features/analysis/contract.ts'
import type { NewsItem } from '#shared/features/analysis/news.ts'
import type { Parameters } from '#shared/features/analysis/parameters.ts'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { LibraryEntry } from '#shared/features/library/contract.ts'
import type { Pack } from '#shared/features/packs/contract.ts'
import type { Board, BoardMeeting } from '#shared/features/performance/board.ts'
import type { ChannelShift, ShiftedBy } from '#shared/features/performance/channel-shift.ts'
import type { Health } from '#shared/features/performance/health.ts'
import type { Measure, MeasureInFull } from '#shared/features/performance/measures.ts'
import type { Outcomes } from '#shared/features/performance/outcomes.ts'
import type { Period } from '#shared/features/performance/period.ts'
import type { ServiceLevels } from '#shared/features/performance/service-levels.ts'
import type { Survey, SurveyResult } from '#shared/features/performance/surveys.ts'
import type { Evaluation, Monitoring } from '#shared/features/profiles/evaluation.ts'
import type { BureauSettings, BureauSummary } from '#shared/features/settings/contract.ts'
import type { Assessment } from '#shared/features/tasking/assessment.ts'
import type { Action, Meeting } from '#shared/features/tasking/contract.ts'
import type { Minutes } from '#shared/features/tasking/minutes.ts'
import type { Progress } from '#shared/rpc/channel.ts'
import type { Contract, Entry, Job, OutputOf, ParsedInputOf, Procedure } from '#shared/rpc/procedure.ts'
import type { Snapshot } from '../features/incidents/snapshot.ts'
import type { BoardOnPaper } from '../features/performance/board/draft.ts'
import type { ProfileReading } from '../features/profiles/profile-reading.store.ts'
import type { Store } from '../store/open.ts'
import type { Database, NewRow, Row } from '../store/schema.ts'
import type { FileDoor } from './files.ts'
import type { Selection } from './selection.ts'
import type { Workers } from './workers.ts'

/** What a host gives the backend it starts; everything else is the same in all of them. */
export type Host = {
  kind: 'electron' | 'browser' | 'cli'
  version: string
  /** The name the person signed in to the workstation with. */
  login: string
  /** Where new bureaus are put unless the person says otherwise. */
  bureausFolder: string
  /** The application's own folder for this person: recent bureaus, log, inbox and outbox. */
  stateFolder: string
  now(): Date
  /** Prints a self-contained page to a tagged PDF. Throws `unavailable` where nothing here can. */
  printPdf(html: string): Promise<Uint8Array>
}

export type AnalysisAsked = {
  parameters: Parameters
  filter: Filter
  seed: number
  /** The incidents of now, or as an earlier freeze has them. */
  snapshot: Snapshot
  /** Codes and links are read as of this moment: run again, they are the same. */
  frozenAt: string
}

export type PreparedAnalysis = {
  hotspots: (Omit<Hotspot, 'id'> & { incidentIds: Uint32Array })[]
  incidents: number
  resultSha256: string
  /** Keeps it under a new freeze or one that is there; answers its identifier. */
  keep(trx: Kysely<Database>, freeze: NewRow<'freeze'> | Row<'freeze'>): Promise<number>
}

type FoundNews = Pick<NewsItem, 'kind' | 'title' | 'sentence' | 'count' | 'expected' | 'q' | 'polygons'> & {
  ids: Uint32Array
}
export type PreparedNews = {
  lastDay: string | null
  statement: string
  warnings: string[]
  found: FoundNews[]
  /** Keeps it unless the same was found before; answers the identifiers of the items in their order. */
  keep(trx: Kysely<Database>, freezeId: number): Promise<{ scanId: number; itemIds: number[] }>
}

/**
 * What analysis does for other features. Nothing is kept before `keep` is called, in the caller's own transaction:
 * several analyses are kept together or not at all.
 */
type Analysing = {
  prepareAnalysis(context: JobContext, asked: AnalysisAsked): Promise<PreparedAnalysis>
  prepareNews(
    context: JobContext,
    asked: Pick<AnalysisAsked, 'snapshot' | 'frozenAt'> & { today: string },
  ): Promise<PreparedNews>
  /** A kept analysis with its hotspots, by rank. Throws `not-found`. */
  analysis(db: Kysely<Database>, analysisId: number): Promise<Analysis & { hotspots: Hotspot[] }>
  /** Pairs of calls of some days that may tell of one event and that nobody had decided at a moment. */
  undecidedLinks(
    context: Pick<Context, 'db' | 'workers'>,
    asked: { snapshot: Snapshot; from: string; to: string; asOf: string },
  ): Promise<{ pairs: number; capped: boolean }>
}

/** What tasking tells other features. All of it as the person of the context may see it. */
type TaskingReading = {
  meeting(context: Context, meetingId: number): Promise<Meeting>
  minutes(context: Context, meetingId: number): Promise<Minutes>
  /** The record of a meeting as it stands now, its actions as they were set, and minutes written from it. */
  record(context: Context, meetingId: number): Promise<{ meeting: Meeting; text: string }>
  actions(context: Context): Promise<Action[]>
  assessment(context: Context, assessmentId: number): Promise<Assessment>
}

/** Of which incidents a figure of performance is wanted: those of now, or a freeze's; all sources, or some. */
export type Among = {
  snapshot?: Snapshot
  /** Codes and links are read as of this moment. */
  asOf?: string
  /** Those whose data may reach the audience; null for all. */
  sourceIds?: readonly number[] | null
}

/** What performance answers for other features: each part offers the same that its own page shows. */
export type PerformanceAnswers = {
  channelShift(
    context: Pick<Context, 'db' | 'bureau'>,
    asked: { now: Period; before: Period; by: ShiftedBy },
    among?: Among,
  ): Promise<ChannelShift>
  /** How agencies kept their promises; as the person of the context may see it. */
  serviceLevels(
    context: Context,
    asked: { period: Period; before?: Period | undefined; agencyId?: number | undefined },
    among?: Among,
  ): Promise<ServiceLevels>
  /** Every measure with its figures and what stands out; of computed ones only the incidents asked for are counted. */
  measures(context: Pick<Context, 'db' | 'bureau'>, among?: Among): Promise<Measure[]>
  /** One measure with its comparisons, peers and forecast. Throws `not-found`. */
  measure(context: Pick<Context, 'db' | 'bureau'>, measureId: number, among?: Among): Promise<MeasureInFull>
  /** Nothing in them is under 30 answers, nor can it be worked back. */
  surveys(context: Pick<Context, 'db'>, among?: Pick<Among, 'asOf'>): Promise<Survey[]>
  surveyResult(
    context: Pick<Context, 'db'>,
    asked: { surveyId: number; questionId: number; waveId: number; againstWaveId?: number | null },
    among?: Pick<Among, 'asOf'>,
  ): Promise<SurveyResult>
  /** As of now: evaluations are of the incidents of now. */
  outcomes(context: Context): Promise<Outcomes>
  /** As the person of the context may see it. */
  health(context: Pick<Context, 'db' | 'host' | 'person'>, period: Period): Promise<Health>
  board(context: Context): Promise<Board | null>
  /** A meeting of the board, as the person of the context may see it. */
  boardMeeting(context: Context, boardMeetingId: number): Promise<BoardMeeting>
  /** A meeting with its draft, counted again without the sources that an audience may not have. */
  boardOnPaper(
    context: Context,
    boardMeetingId: number,
    sourceIds: readonly number[] | null,
  ): Promise<{ paper: BoardOnPaper; then: Context }>
}

/** What became of adopted profiles, for other features. */
type Evaluating = {
  evaluation(context: Context, profileId: number): Promise<Evaluation | { unavailable: string }>
  monitoring(context: Context, profileId: number): Promise<Monitoring | { unavailable: string }>
}

/** An open bureau: its file, and what is known of it without asking again. */
export type Bureau = Selection &
  ProfileReading &
  Analysing &
  Evaluating & {
    store: Store
    tasking: TaskingReading
    /** Neighbourhood priorities with what was raised and said back, the latest first. */
    priorities(context: Context): Promise<Priority[]>
    performance: PerformanceAnswers
    summary(): Promise<BureauSummary>
    /** Those of some words that are the reference of an incident of any source. */
    knownReferences(db: Kysely<Database>, words: readonly string[]): Promise<ReadonlySet<string>>
    /** Everything in the library: closed profiles and interventions. */
    library(context: Context): Promise<readonly LibraryEntry[]>
    /** How what leaves the bureau is marked unless somebody chooses otherwise. */
    marking(db: Kysely<Database>): Promise<BureauSettings['marking']>
    /** Enters what leaves the bureau in the register of disclosures, under the next number of its year. */
    enterDisclosure(db: Kysely<Database>, pack: Omit<NewRow<'pack'>, 'id' | 'number'>): Promise<Pack>
    /** The clock by which it is asked: the host's, except in the demonstration bureau. */
    now(): Date
    /** The incidents in columns, as last committed. */
    snapshot(): Snapshot
    /** The incidents in columns as they were frozen. Throws `conflict` where some were erased since. */
    snapshotAt(freeze: Row<'freeze'>): Snapshot
    /** The context as it was at a freeze, of some sources alone (null for all): whatever is asked in it is of then. */
    asFrozen<C extends Context>(context: C, freeze: Row<'freeze'>, sourceIds: readonly number[] | null): C
    /**
     * Key of the bureau's pseudonyms (HMAC-SHA-256), 32 bytes. Throws `unavailable` where it was lost.
     * @param db the context's own inside a recorded call.
     */
    key(db?: Kysely<Database>): Promise<Uint8Array>
    close(): Promise<void>
  }

export type Changed = (
  | 'desk'
  | 'incidents'
  | 'filters'
  | 'imports'
  | 'areas'
  | 'analysis'
  | 'profiles'
  | 'tasking'
  | 'briefings'
  | 'library'
  | 'performance'
  | 'settings'
  | 'jobs'
)[]

export type DeskContext = {
  host: Host
  desk: Desk
  files: FileDoor
  /** Tells every window what changed, once the call has succeeded. */
  changed(...what: Changed): void
}

export type Context = DeskContext & {
  /** Inside a recorded call this is the call's transaction; in a job, the database itself. */
  db: Kysely<Database>
  bureau: Bureau
  person: Person
  workers: Workers
}

type JobControl = { signal: AbortSignal; report(progress: Progress): void }
export type JobContext = Context & JobControl
export type DeskJobContext = DeskContext & JobControl

/** Which bureau is open, and what was open before. */
export type Desk = {
  bureau(): Bureau | null
  open(path: string): Promise<BureauSummary>
  create(path: string, name: string): Promise<BureauSummary>
  close(): Promise<void>
  recent(): { name: string; path: string; openedAt: string; exists: boolean }[]
  jobs(): { jobId: number; name: string; startedAt: string }[]
  /** A backend beside this one, with a folder and a clock of its own: how the demonstration bureau is made. */
  beside(folder: string, now: () => Date): Beside
}

/** Answers as any window is answered, but no window sees its bureau. */
export type Beside = {
  connect(): DeskClient
  files: FileDoor
  workers: Workers
  bureau(): Bureau | null
  close(): Promise<void>
}

type ContextOf<E> = E extends Job
  ? E['needs'] extends 'desk.use'
    ? DeskJobContext
    : JobContext
  : E extends Procedure
    ? E['needs'] extends 'desk.use'
      ? DeskContext
      : Context
    : never

/** The handler a declaration asks for: a missing or mistyped one does not compile. */
export type HandlerOf<E> = (
  context: ContextOf<E>,
  input: ParsedInputOf<E>,
) => Promise<OutputOf<E>> | OutputOf<E>

type Answerable<F> = { [P in keyof F as F[P] extends { kind: 'event' } ? never : P]: F[P] }
export type HandlersOf<F extends Record<string, Entry>> = {
  [P in keyof Answerable<F>]: HandlerOf<F[P]>
}
export type Handlers<C extends Contract> = { [F in keyof C]: HandlersOf<C[F]> }
