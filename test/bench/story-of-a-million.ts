import SqliteFile from 'better-sqlite3'
import type { Backend } from '../../main/backend/start.ts'

/** The demonstration bureau holds some 30,000 incidents: so many copies make a million of them. */
const copies = 32
/** Beyond every identifier of the demonstration bureau. */
const idsOfCopy = 100_000
const laterBoard = '2026-03-05'

/**
 * Makes a bureau of a million incidents with two years of profiles, meetings, actions, promises and boards: the
 * demonstration bureau with every call told again and again, nearby and within half a day, under imports of their own.
 * The board is drafted when half of them had come, and for its next meeting when all had.
 */
export async function makeStoryOfAMillion(path: string, open: () => Backend): Promise<void> {
  await within(open, ({ settings }) => settings.openDemonstration({ path }))
  tellAgain(path, 1, copies / 2)
  await within(open, async ({ settings, performance }) => {
    await settings.openBureau({ path })
    const planned = (await performance.boardMeetings()).find(({ state }) => state === 'planned')
    await performance.draftBoardMeeting({ boardMeetingId: planned!.id })
    await performance.planBoardMeeting({ heldOn: laterBoard })
  })
  tellAgain(path, copies / 2 + 1, copies)
  await within(open, async ({ settings, performance }) => {
    await settings.openBureau({ path })
    const planned = (await performance.boardMeetings()).find(({ state }) => state === 'planned')
    await performance.draftBoardMeeting({ boardMeetingId: planned!.id })
  })
}

async function within(
  open: () => Backend,
  work: (client: ReturnType<Backend['connect']>) => Promise<unknown>,
) {
  const backend = open()
  try {
    await work(backend.connect())
  } finally {
    await backend.close()
  }
}

/** As if each source had told all its calls so many times more. */
function tellAgain(path: string, first: number, last: number) {
  const file = new SqliteFile(path)
  const columnsOf = (table: string) =>
    (file.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  const copied = (table: string, changed: Record<string, string>, where: string) => {
    const columns = columnsOf(table).filter(name => changed[name] !== '')
    const values = columns.map(name => changed[name] ?? name)
    return file.prepare(
      `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} ${where}`,
    )
  }
  const sources = file.prepare('select id from source').pluck().all() as number[]
  const newImport = copied(
    'import',
    { id: '', sha256: "sha256 || '-' || @copy" },
    'where id = (select max(id) from import where source_id = @source)',
  )
  const earlier = `id * 7919 % 720 * (time_precision = 0)`
  const newCalls = copied(
    'incident',
    {
      ...{ id: `id + @copy * ${idsOfCopy}`, import_id: '@importId', reference: "reference || '-' || @copy" },
      ...{ from_minute: `from_minute - ${earlier}`, to_minute: `to_minute - ${earlier}` },
      ...{
        easting: 'easting + (id * 31 + @copy * 17) % 121 - 60',
        northing: 'northing + (id * 37 + @copy * 13) % 121 - 60',
      },
      ...{ fingerprint: 'randomblob(16)', content: 'randomblob(16)' },
    },
    `where source_id = @source and id < ${idsOfCopy}`,
  )
  const newResponses = copied(
    'incident_response',
    { incident_id: `incident_id + @copy * ${idsOfCopy}` },
    `where incident_id < ${idsOfCopy}`,
  )
  file.transaction(() => {
    for (let copy = first; copy <= last; copy++) {
      for (const source of sources) {
        const { lastInsertRowid: importId } = newImport.run({ copy, source })
        newCalls.run({ copy, source, importId })
      }
      newResponses.run({ copy })
    }
  })()
  file.close()
}
