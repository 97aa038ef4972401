import { once } from 'node:events'
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskClient, DeskContract } from '#shared/contract.ts'
import type { ToClient, ToServer } from '#shared/rpc/channel.ts'
import { connect } from '#shared/rpc/connect.ts'
import { buildElectron } from '../../main/electron/build.ts'
import type { FromBackend, ToBackend } from '../../main/electron/messages.ts'
import { policeFile } from './police-file.ts'

// The bundle the desktop application ships, in plain Node: what Electron itself adds is not tried here.
const entry = new URL('../../.build/electron/main/electron/backend-process.js', import.meta.url)
let folder: string
let backend: Worker
let client: DeskClient

beforeAll(async () => {
  await buildElectron()
  folder = mkdtempSync(join(tmpdir(), 'desk-electron-'))
  backend = new Worker(new URL('./electron-parent.js', import.meta.url), {
    workerData: { entry: entry.href },
    env: { ...process.env, TASKING_DESK_STATE: join(folder, 'state'), TASKING_DESK_BUREAUS: folder },
  })
  const { port1, port2 } = new MessageChannel()
  backend.postMessage({ data: { type: 'window' } satisfies ToBackend, port: port1 }, [port1])
  client = connect<DeskContract>({
    send: (frame: ToServer) => port2.postMessage(frame),
    onMessage: listener => void port2.on('message', (frame: ToClient) => listener(frame)),
    onClose: listener => void port2.once('close', listener),
  })
})
afterAll(async () => {
  await backend.terminate()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(question: ToBackend): Promise<FromBackend> {
  backend.postMessage({ data: question })
  const [answer] = await once(backend, 'message')
  return answer as FromBackend
}

function newSource(agencyId: number) {
  return {
    key: 'police-uk',
    name: 'data.police.uk',
    agencyId,
    marking: 'OFFICIAL' as const,
    purpose: '',
    lawfulBasis: '',
    retentionMonths: null,
    reviewOn: null,
    expectedEveryDays: null,
    dropFolder: '',
    keepsIdentities: false,
    reach: 'partners' as const,
  }
}

test('answers a window over its port', async () => {
  expect(await client.settings.desk()).toMatchObject({
    host: 'electron',
    bureausFolder: folder,
    bureau: null,
  })
  expect((await client.settings.createBureau({ name: 'Leicester' })).path).toBe(
    join(folder, 'Leicester.bureau'),
  )
})

test('carries every worker of the sources', () => {
  const workers = (root: string, ending: string) =>
    globSync(`main/features/**/*.worker.${ending}`, { cwd: new URL(root, import.meta.url) }).map(path =>
      path.replace(/\.[jt]s$/, ''),
    )
  expect(workers('../../.build/electron/', 'js')).toEqual(workers('../../', 'ts'))
})

test('lets in a file chosen in a dialog, reads it, and finds hotspots in a worker', async () => {
  const path = join(folder, '2025-01-leicestershire-street.csv')
  writeFileSync(path, policeFile('2025-01', 8))
  await expect(client.imports.inspect({ file: path })).rejects.toMatchObject({ code: 'forbidden' })

  const answer = await ask({ type: 'admit', id: 1, path })
  const file = (answer as { result: { value: string } }).result.value
  const { mapping } = await client.imports.inspect({ file })
  const agency = await client.settings.saveAgency({ key: 'police', name: 'Police' })
  const source = await client.imports.saveSource(newSource(agency.id))
  expect(await client.imports.run({ file, sourceId: source.id, mapping })).toMatchObject({ loaded: 9 })

  const parameters = { method: 'dbscan', epsMetres: 50, minPoints: 5 } as const
  const result = await client.analysis.run({ parameters, filter: {} })
  expect(result.hotspots).toMatchObject([{ rank: 1, count: 8 }])
})

test('tells the tile address, and what is not there', async () => {
  expect(await ask({ type: 'tile-address', id: 2 })).toMatchObject({ id: 2, result: { value: null } })
  expect(await ask({ type: 'outgoing', id: 3, outboxId: 'none' })).toMatchObject({
    id: 3,
    result: { error: { code: 'not-found' } },
  })
})

test('ends when told to, having let go of the bureau', async () => {
  const ended = once(backend, 'exit')
  backend.postMessage({ data: { type: 'close' } satisfies ToBackend })
  expect(await ended).toEqual([0])
})
