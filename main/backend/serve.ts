import { contract } from '#shared/contract.ts'
import { may } from '#shared/features/access/rules.ts'
import type { Progress, ServerChannel, ToServer } from '#shared/rpc/channel.ts'
import { AppError, toReply } from '#shared/rpc/error.ts'
import type { Contract, Entry, Job, Procedure } from '#shared/rpc/procedure.ts'
import { recordAudit } from '../features/access/audit.store.ts'
import { personOf } from '../features/access/people.store.ts'
import type { Changed, Context, DeskContext } from './context.ts'
import { handlers } from './handlers.ts'
import type { Jobs, RunningJob } from './jobs.ts'
import type { Log } from './log.ts'
import type { Workers } from './workers.ts'

export type Serving = {
  desk: Omit<DeskContext, 'changed'>
  jobs: Jobs
  workers: Workers
  log: Log
  newId(): string
  /** Tests and development check what the handlers answer against the contract as well. */
  checkOutput: boolean
  emit(name: string, payload: unknown): void
  /** Told of every call that ended well. */
  ended(name: string): void
}

type Handler = (context: unknown, input: unknown) => Promise<unknown>

/** Answers one channel: parses, checks the permission, writes the audit record, calls the handler. */
export function serveChannel(serving: Serving, channel: ServerChannel): void {
  const cancels = new Map<number, () => void>()

  channel.onMessage(frame => {
    if (!isFrame(frame)) return
    if (frame.type === 'cancel') {
      cancels.get(frame.id)?.()
      return
    }
    const answer = frame.type === 'watch' ? watch(frame) : call(frame)
    void answer
      .then(
        output => channel.send({ type: 'ok', id: frame.id, output }),
        error =>
          channel.send({ type: 'fail', id: frame.id, error: toReply(asAppError(error, serving, frame)) }),
      )
      .finally(() => cancels.delete(frame.id))
  })

  async function call(frame: ToServer & { type: 'call' }): Promise<unknown> {
    const { entry, handler } = find(frame.name)
    const input = parseInput(entry, frame)
    if (entry.kind === 'procedure') return runProcedure(serving, entry, frame.name, handler, input)
    let cancelled = false
    cancels.set(frame.id, () => {
      cancelled = true
    })
    const job = await startJob(serving, entry, frame.name, handler, input)
    // Asked for while the permission was still being looked up.
    if (cancelled) job.cancel()
    return follow(frame.id, job)
  }

  async function watch(frame: ToServer & { type: 'watch' }): Promise<unknown> {
    const job = serving.jobs.find(frame.jobId)
    // Its answer is for who asked for it; on a workstation that is the same person in another window.
    return follow(frame.id, job)
  }

  async function follow(id: number, job: RunningJob): Promise<unknown> {
    cancels.set(id, job.cancel)
    const stop = job.follow((progress: Progress) => channel.send({ type: 'progress', id, progress }))
    try {
      return await job.result
    } finally {
      stop()
    }
  }
}

async function runProcedure(
  serving: Serving,
  entry: Procedure,
  name: string,
  handler: Handler,
  input: unknown,
) {
  const { context, tell } = withChanges(serving)
  const output =
    entry.needs === 'desk.use'
      ? await handler(context, input)
      : await inBureau(serving, entry, name, input, context, inner => handler(inner, input))
  tell()
  serving.ended(name)
  return checked(serving, entry, output)
}

async function startJob(serving: Serving, entry: Job, name: string, handler: Handler, input: unknown) {
  const { context, tell } = withChanges(serving)
  let inner: DeskContext | Context = context
  if (entry.needs !== 'desk.use') {
    // The record is kept before the work begins: a job that is killed was still asked for.
    inner = await inBureau(serving, entry, name, input, context, async recorded => ({
      ...recorded,
      db: recorded.bureau.store.db,
    }))
  }
  return serving.jobs.start(name, serving.desk.host.login, async control => {
    try {
      const output = checked(serving, entry, await handler({ ...inner, ...control }, input))
      serving.ended(name)
      return output
    } finally {
      // Also of what was cancelled or failed: it may have done some of its work before.
      tell()
    }
  })
}

/** Checks the permission and, with the record in one transaction, calls. Nothing is recorded of what fails. */
async function inBureau<T>(
  serving: Serving,
  entry: Procedure | Job,
  name: string,
  input: unknown,
  context: DeskContext,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const bureau = serving.desk.desk.bureau()
  if (!bureau)
    throw new AppError('conflict', 'No bureau is open.', { next: 'Open or create a bureau first.' })
  const { db } = bureau.store
  const person = await personOf(db, serving.desk.host.login)
  if (!may(person.role, entry.needs)) {
    throw new AppError('forbidden', `Your role in this bureau does not allow this (${name}).`, {
      next: 'Ask the bureau manager.',
    })
  }
  const host = { ...context.host, now: bureau.now }
  const complete = { ...context, host, bureau, person, workers: serving.workers }
  const kind = entry.records
  if (typeof kind !== 'string') return work({ ...complete, db })
  const record = (trx: Context['db']) =>
    recordAudit(trx, {
      at: host.now().toISOString(),
      login: person.login,
      procedure: name,
      kind,
      subject: subjectOf(input),
    })
  if (entry.kind === 'procedure' && entry.isLong) {
    const output = await work({ ...complete, db })
    // Before it is answered: what cannot be recorded is not told.
    await record(db)
    return output
  }
  return db.transaction().execute(async trx => {
    const output = await work({ ...complete, db: trx })
    await record(trx)
    return output
  })
}

function withChanges(serving: Serving) {
  const changes = new Set<Changed[number]>()
  const context: DeskContext = {
    ...serving.desk,
    changed: (...what) => what.forEach(one => void changes.add(one)),
  }
  // Told after the transaction: a window that asks at once must see what changed.
  const tell = () => {
    if (changes.size > 0) serving.emit('settings.changed', { what: [...changes] })
  }
  return { context, tell }
}

function find(name: string): { entry: Procedure | Job; handler: Handler } {
  const [feature = '', verb = ''] = name.split('.')
  const entries = Object.hasOwn(contract, feature) ? (contract as Contract)[feature]! : {}
  const entry: Entry | undefined = Object.hasOwn(entries, verb) ? entries[verb] : undefined
  if (!entry || entry.kind === 'event') {
    throw new AppError('not-found', `Nothing called ${name.slice(0, 80)} can be asked.`, {
      next: 'Reload the window: it may be older than the application.',
    })
  }
  const handler = (handlers as unknown as Record<string, Record<string, Handler>>)[feature]![verb]!
  return { entry, handler }
}

function parseInput(entry: Procedure | Job, frame: { name: string; input: unknown }): unknown {
  const parsed = entry.input.safeParse(frame.input)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.') || 'the question'
  throw new AppError('invalid', `${where}: ${issue?.message ?? 'not as expected'}`, {
    next: 'Mend it and try again.',
    detail: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
  })
}

function checked(serving: Serving, entry: Procedure | Job, output: unknown): unknown {
  return serving.checkOutput ? entry.output.parse(output) : output
}

/** The identifiers in a call: enough to find what it was about, none of what it said. */
function subjectOf(input: unknown): string {
  if (typeof input !== 'object' || input === null) return ''
  const ids = Object.entries(input).filter(
    ([key, value]) => /(^id|Id)$/.test(key) && typeof value === 'number',
  )
  return ids.map(([key, value]) => `${key} ${value}`).join(', ')
}

function asAppError(error: unknown, serving: Serving, frame: ToServer): AppError {
  if (error instanceof AppError) return error
  const id = serving.newId().slice(0, 8)
  serving.log.error(id, frame.type === 'call' ? frame.name : frame.type, error)
  return new AppError('unexpected', `Something went wrong that should not have (${id}).`, {
    next: `What was saved is safe. Report the number ${id}; the log says more.`,
  })
}

function isFrame(frame: unknown): frame is ToServer {
  if (typeof frame !== 'object' || frame === null) return false
  const { type, id, name, jobId } = frame as Record<string, unknown>
  if (typeof id !== 'number') return false
  return (
    type === 'cancel' ||
    (type === 'call' && typeof name === 'string') ||
    (type === 'watch' && typeof jobId === 'number')
  )
}
