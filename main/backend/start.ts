import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DeskClient, DeskContract } from '#shared/contract.ts'
import { isToPrepare } from '#shared/features/performance/board-rules.ts'
import type { BureauSummary } from '#shared/features/settings/contract.ts'
import { channelPair, type ServerChannel } from '#shared/rpc/channel.ts'
import { connect } from '#shared/rpc/connect.ts'
import type { Beside, Desk, Host } from './context.ts'
import { openDesk } from './desk.ts'
import { clearLeftovers, type FileDoor, openFileDoor } from './files.ts'
import { openFollowUps } from './follow-ups.ts'
import { openJobs } from './jobs.ts'
import { openLog } from './log.ts'
import { type Serving, serveChannel } from './serve.ts'
import { startWorkers, type Workers } from './workers.ts'

const mayPrepare = ({ person }: BureauSummary) => person.permissions.includes('performance.write')

export type Backend = {
  /** Answers a channel until it closes. Jobs it asked for go on without it. */
  serve(channel: ServerChannel): void
  /** A client within the process: the command line's, and the tests'. */
  connect(): DeskClient
  files: FileDoor
  logPath: string
  /** Waits until what follows on an import is done; where no window is open it is not done before. */
  settle(): Promise<void>
  /** Cancels jobs, closes the bureau, lets go of its lock, forgets the files that passed through. */
  close(): Promise<void>
}

const dayMs = 86_400_000

/** The one backend behind all three hosts. */
export function startBackend(host: Host, options: { checkOutput?: boolean } = {}): Backend {
  const hasWindows = host.kind !== 'cli'
  return start(host, options, startWorkers(hasWindows ? 2 : 0), hasWindows)
}

function start(
  host: Host,
  options: { checkOutput?: boolean },
  workers: Workers,
  hasWindows: boolean,
): Backend & Beside {
  mkdirSync(host.stateFolder, { recursive: true, mode: 0o700 })
  const filesFolder = join(host.stateFolder, 'files')
  clearLeftovers(filesFolder, new Date(host.now().getTime() - dayMs))
  const newId = () => randomBytes(16).toString('hex')
  const channels = new Set<ServerChannel>()
  const emit = (name: string, payload: unknown) => {
    for (const channel of channels) channel.send({ type: 'event', name, payload })
  }
  const files = openFileDoor(filesFolder, host.kind === 'cli', newId)
  const jobs = openJobs(host.now, () => emit('settings.changed', { what: ['jobs'] }))
  const log = openLog(host.stateFolder, host.now)
  const bureaus = openDesk(host)
  const followUps = openFollowUps(() => connectWithin().analysis.lookForNews({}), hasWindows)
  const desk: Desk = { ...bureaus, open, jobs: jobs.running, beside }

  async function open(path: string) {
    const before = bureaus.bureau()
    const summary = await bureaus.open(path)
    const mayImport = summary.person.permissions.includes('imports.write')
    if (host.kind !== 'cli' && bureaus.bureau() !== before && mayImport) {
      // In the background: a folder on a network that is slow keeps nobody from the bureau.
      lookIntoDropFolders().catch(() => {
        // What went wrong is in the log, and noted where imports are shown; the bureau is open all the same.
      })
    }
    if (host.kind !== 'cli' && bureaus.bureau() !== before && mayPrepare(summary)) {
      prepareBoard(summary.today).catch(() => {
        // The same: it is in the log, and the draft can be prepared by hand.
      })
    }
    return summary
  }

  /** The draft of a meeting of the board whose day came while nobody had the bureau open. */
  async function prepareBoard(today: string) {
    const { performance } = connectWithin()
    const board = await performance.board()
    if (board && isToPrepare(await performance.boardMeetings(), today)) await performance.prepareBoard()
  }

  async function lookIntoDropFolders() {
    const client = connectWithin()
    const sources = await client.imports.sources()
    if (sources.some(({ dropFolder }) => dropFolder !== '')) await client.imports.sweep({})
  }

  function beside(folder: string, now: () => Date): Beside {
    // The threads are this backend's, and stay when the other one goes.
    const borrowed = { ...workers, close: async () => {} }
    return start({ ...host, now, stateFolder: folder, bureausFolder: folder }, options, borrowed, false)
  }

  function serve(channel: ServerChannel) {
    channels.add(channel)
    channel.onClose(() => channels.delete(channel))
    const { checkOutput = false } = options
    const serving: Serving = {
      desk: { host, desk, files },
      jobs,
      workers,
      log,
      newId,
      checkOutput,
      emit,
      ended: followUps.ended,
    }
    serveChannel(serving, channel)
  }

  function connectWithin(): DeskClient {
    const pair = channelPair()
    serve(pair.server)
    return connect<DeskContract>(pair.client)
  }

  return {
    serve,
    connect: connectWithin,
    files,
    workers,
    bureau: bureaus.bureau,
    logPath: log.path,
    settle: followUps.settle,
    async close() {
      await jobs.close()
      await workers.close()
      await bureaus.close()
      files.close()
    },
  }
}
