import { openXlsx, saveXlsx } from 'hucre'
import type { DeskClient } from '#shared/contract.ts'
import { editsTold, movesTold, repliesTold, type WrittenReply } from './actions-told.ts'
import type { AgencyKey } from './partners.ts'
import { markedAfter, visitsCsv } from './visits-told.ts'

type Teller = {
  client: DeskClient
  receive(name: string, bytes: Uint8Array): Promise<string>
  released(file: string): Promise<Uint8Array>
}
type Event = { at: string; tell(): Promise<unknown> }
/** Where the workbook has its answers, counted from nothing. */
const answerCells = { state: 7, note: 8, blockedBy: 9 } as const

/** What happened with the actions between two meetings, and the list of visits. */
export function actionEvents(
  teller: Teller,
  { agencies }: { agencies: ReadonlyMap<AgencyKey, number> },
): Event[] {
  const { client } = teller
  return [
    ...movesTold.map(({ at, what, ...to }) => ({
      at,
      tell: async () => client.tasking.moveAction({ ...(await standing(client, what)), ...to }),
    })),
    ...editsTold.map(({ at, what, ...told }) => ({
      at,
      tell: async () => {
        const { deputy, ...change } = told
        const standsIn = deputy ? { deputyAgencyId: agencies.get(deputy)! } : {}
        return client.tasking.editAction({ ...(await standing(client, what)), ...change, ...standsIn })
      },
    })),
    ...repliesTold.flatMap(({ agency, madeAt, back }) => {
      let sent = { file: '', fileName: '' }
      const make = async () => {
        sent = await client.tasking.makeReplyFile({ agencyId: agencies.get(agency)! })
      }
      const take = async () => takeBack(teller, sent, back!.rows)
      return [{ at: madeAt, tell: make }, ...(back ? [{ at: back.at, tell: take }] : [])]
    }),
    { at: '2025-12-16T08:30:00Z', tell: () => loadVisits(teller) },
  ]
}

async function standing({ tasking }: DeskClient, what: string) {
  const { id: actionId, version } = (await tasking.actions({})).find(action => action.what === what)!
  return { actionId, version }
}

/** The agency fills in its workbook and sends it back; the bureau reads it and takes every answer. */
async function takeBack(
  { client: { tasking }, receive, released }: Teller,
  { file, fileName }: { file: string; fileName: string },
  rows: readonly WrittenReply[],
) {
  const returned = await receive(fileName, await filledIn(await released(file), rows))
  const { sha256, rows: read } = await tasking.readReply({ file: returned })
  const take = read.flatMap(({ kind, now }) =>
    kind === 'silent' ? [] : [{ actionId: now.actionId, version: now.version }],
  )
  await tasking.takeReply({ file: returned, sha256, take })
}

async function filledIn(bytes: Uint8Array, written: readonly WrittenReply[]): Promise<Uint8Array> {
  const workbook = await openXlsx(bytes)
  const sheet = workbook.sheets[0]!
  for (const [at, cells] of sheet.rows.entries()) {
    const answer = written.find(({ what }) => cells[1] === what)
    if (!answer) continue
    for (const [key, column] of Object.entries(answerCells)) {
      while (cells.length <= column) cells.push(null)
      cells[column] = answer[key as keyof typeof answerCells] ?? null
      sheet.cells?.delete(`${at},${column}`)
    }
  }
  return saveXlsx(workbook)
}

async function loadVisits({ client: { tasking }, receive }: Teller) {
  const { list } = await tasking.loadWorkList({
    file: await receive('home-safety-visits.csv', new TextEncoder().encode(visitsCsv())),
    name: 'Home safety visits',
    columns: { reference: 0, unit: 1, risk: 2, lastOn: 3, dueOn: 4, doneOn: 5 },
  })
  const { rows } = await tasking.workList({ workListId: list.id })
  for (const { id: rowId } of rows.slice(0, markedAfter.visits)) {
    await tasking.markWork({ rowId, doneOn: markedAfter.on })
  }
}
