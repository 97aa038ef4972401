import type { DeskClient } from '#shared/contract.ts'
import { boardMeetings, chair, firstOn, type ToldItem, viceChair } from './board-told.ts'
import { type AgencyKey, agencies } from './partners.ts'

type Teller = { client: DeskClient; known: { agencies: ReadonlyMap<AgencyKey, number> } }
type Event = { at: string; tell(): Promise<unknown> }

/** What happened with the board, each on its day. */
export function boardEvents(teller: Teller): Event[] {
  const { client } = teller
  const ids = new Map<string, number>()
  const meetingId = async (heldOn: string) =>
    (await client.performance.boardMeetings()).find(meeting => meeting.heldOn === heldOn)!.id
  return [
    { at: '2025-01-02T10:00:00Z', tell: () => setUp(teller) },
    ...boardMeetings.flatMap(({ heldOn, drafted, shiftMonth, memoOn, items }): Event[] => [
      {
        at: `${heldOn}T08:00:00Z`,
        tell: async () => {
          const boardMeetingId = await meetingId(heldOn)
          if (shiftMonth) {
            const { version } = await client.performance.boardMeeting({ boardMeetingId })
            await client.performance.saveBoardMeeting({ boardMeetingId, version, shiftMonth })
          }
          if (drafted) await client.performance.draftBoardMeeting({ boardMeetingId })
        },
      },
      {
        at: `${heldOn}T12:30:00Z`,
        tell: async () => {
          for (const item of items) ids.set(item.what, await record(teller, await meetingId(heldOn), item))
          await hold(client, await meetingId(heldOn))
        },
      },
      {
        at: `${memoOn}T11:00:00Z`,
        tell: async () =>
          client.packs.make({
            kind: 'memo',
            id: await meetingId(heldOn),
            audience: { kind: 'board' },
            form: 'html',
          }),
      },
      ...items.flatMap(({ what, ended }): Event[] =>
        ended ? [{ at: `${ended.on}T16:30:00Z`, tell: () => end(client, ids.get(what)!, ended) }] : [],
      ),
    ]),
  ]
}

async function setUp({ client, known }: Teller) {
  const { performance } = client
  await performance.saveBoard({
    name: 'APEL board',
    everyWeeks: 6,
    firstOn,
    startsAt: '10:00',
    place: 'Town hall, room 1',
    chair,
    viceChair,
    draftDays: 7,
  })
  for (const [key, agencyId] of known.agencies) {
    const person = key === 'council' ? chair : key === 'police' ? viceChair : agencies[key].person
    await performance.saveBoardMember({ agencyId, person })
  }
  await performance.planBoardMeeting({ heldOn: firstOn })
}

async function record(
  { client, known }: Teller,
  boardMeetingId: number,
  { kind, what, by, owner, dueOn }: ToldItem,
) {
  const agency: AgencyKey = by === 'chair' ? 'council' : by === 'vice-chair' ? 'police' : by
  const { id } = await client.performance.recordBoardItem({
    boardMeetingId,
    kind,
    what,
    askedAgencyId: known.agencies.get(agency)!,
    askedBy: by === 'chair' ? chair : by === 'vice-chair' ? viceChair : agencies[by].person,
    ownerAgencyId: owner ? known.agencies.get(owner[0])! : null,
    owner: owner?.[1] ?? '',
    dueOn: dueOn ?? null,
  })
  return id
}

/** Held, with the next one planned. */
async function hold({ performance }: DeskClient, boardMeetingId: number) {
  const { version } = await performance.boardMeeting({ boardMeetingId })
  await performance.holdBoardMeeting({ boardMeetingId, version })
  const board = await performance.board()
  await performance.planBoardMeeting({ heldOn: board!.next[0]!.day })
}

async function end({ performance }: DeskClient, boardItemId: number, ended: NonNullable<ToldItem['ended']>) {
  const { version } = (await performance.boardItems({})).find(({ id }) => id === boardItemId)!
  const step = { boardItemId, version, on: ended.on }
  if ('dropped' in ended) await performance.dropBoardItem({ ...step, reason: ended.dropped })
  else await performance.answerBoardItem({ ...step, answer: ended.answer })
}
