import type { Kysely } from 'kysely'
import type { DeskClient } from '#shared/contract.ts'
import type { Person } from '#shared/features/access/contract.ts'
import type { BureauSettings, BureauSummary } from '#shared/features/settings/contract.ts'
import type { Progress } from '#shared/rpc/channel.ts'
import type { Contract, Entry, Job, OutputOf, ParsedInputOf, Procedure } from '#shared/rpc/procedure.ts'
import type { Snapshot } from '../features/incidents/snapshot.ts'
import type { ProfileReading } from '../features/profiles/profile-reading.store.ts'
import type { Store } from '../store/open.ts'
import type { Database, Row } from '../store/schema.ts'
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

/** An open bureau: its file, and what is known of it without asking again. */
export type Bureau = Selection &
  ProfileReading & {
    store: Store
    summary(): Promise<BureauSummary>
    /** How what leaves the bureau is marked unless somebody chooses otherwise. */
    marking(db: Kysely<Database>): Promise<BureauSettings['marking']>
    /** The clock by which it is asked: the host's, except in the demonstration bureau. */
    now(): Date
    /** The incidents in columns, as last committed. */
    snapshot(): Snapshot
    /** The incidents in columns as they were frozen. Throws `conflict` where some were erased since. */
    snapshotAt(freeze: Row<'freeze'>): Snapshot
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
