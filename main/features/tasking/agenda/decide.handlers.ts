import { capitalised } from '#shared/capitalised.ts'
import { may } from '#shared/features/access/rules.ts'
import { missingOf, whyNotMove } from '#shared/features/profiles/life-rules.ts'
import type { Decision } from '#shared/features/tasking/agenda.ts'
import {
  decisionWords,
  type ItemState,
  noProfileToDecideOn,
  whyNotAnswerItem,
} from '#shared/features/tasking/agenda-rules.ts'
import {
  type DecisionKind,
  decisions,
  whyNotAdoptOn,
  whyNotChangeMeeting,
  whyNotDecide,
} from '#shared/features/tasking/rules.ts'
import type { Context } from '../../../backend/context.ts'
import { addFreeze } from '../../../store/freezes.ts'
import { nextMoment } from '../../../store/moments.ts'
import type { Row } from '../../../store/schema.ts'
import { frozen } from '../../incidents/snapshot.ts'
import { todayOf } from '../action-reading.handlers.ts'
import { meetingRow, presentAt } from '../meetings/meetings.store.ts'
import { refuse } from '../refuse.ts'
import { stepped } from '../steps/stepped.handlers.ts'
import type { Watched } from '../steps/steps.store.ts'
import { decisionOn, saveDecision, setFlagOutcome, setItemState } from './agenda.store.ts'
import { setProfileStatus } from './decisions.store.ts'

type Item = Row<'agenda_item'>

/** Records what the group said of an item, with how many agencies were there to say it. */
export async function decideOn(context: Context, item: Item, decision: Decision['kind'], reason: string) {
  const meeting = await meetingRow(context.db, item.meeting_id)
  if (isForProfile(decision)) return decideOnProfile(context, meeting, item, decision, reason)
  refuse(whyNotChangeMeeting(meeting))
  refuse(whyNotAnswerItem(item), 'invalid')
  const step = { meetingId: meeting.id, words: `${decision}: ${item.title}`, watched: watchedOf(item) }
  await stepped(context, step, async () => {
    await write(context, meeting, item, { decision, reason, state: 'dealt-with' })
    if (item.flagged_item_id === null) return
    const outcome = [capitalised(decisionWords[decision]), reason].filter(Boolean).join(': ')
    await setFlagOutcome(context.db, item.flagged_item_id, outcome, meeting)
  })
  context.changed('tasking', 'analysis')
}

async function decideOnProfile(
  context: Context,
  meeting: Row<'meeting'>,
  item: Item,
  decision: DecisionKind,
  reason: string,
) {
  const { db, bureau, host, person } = context
  if (item.profile_id === null || item.kind !== 'profile-decision') {
    refuse(noProfileToDecideOn, 'invalid')
  }
  const profileId = item.profile_id
  const { status, number } = await bureau.profileSummary(db, profileId)
  const earlier = (await decisionOn(db, item.id))?.kind ?? null
  const stands = {
    meeting: meeting.status,
    profile: status,
    onAgenda: true,
    earlier: earlier !== null && isForProfile(earlier) ? earlier : null,
  }
  refuse(whyNotDecide(stands, decision, reason), reason.trim() === '' ? 'invalid' : 'conflict')
  const { gate } = await bureau.profile(db, profileId, host.now())
  const missing = decision === 'adopt' ? missingOf(gate, 'adopted') : []
  if (decision === 'adopt') {
    const mayOverride = may(person.role, 'profiles.override')
    refuse(whyNotMove({ from: status, to: 'adopted', missing, mayOverride, reason }))
  }
  const watched = [...watchedOf(item), { table: 'profile' as const, where: { id: profileId } }]
  const words = { adopt: 'adopted', decline: 'declined', defer: 'deferred' }[decision]
  await stepped(context, { meetingId: meeting.id, words: `${words} ${number}`, watched }, async () => {
    await write(context, meeting, item, {
      decision,
      reason,
      state: decision === 'defer' ? 'carried' : 'dealt-with',
    })
    const at = host.now().toISOString()
    const overridden = missing.map(({ words }) => words)
    const change = {
      profileId,
      from: status,
      note: noteOf(meeting, reason),
      at,
      by: person.login,
      overridden,
    }
    if (decision === 'adopt') {
      const adoption = await freezeBaseline(context, meeting, profileId, number)
      await setProfileStatus(db, { ...change, to: 'adopted' }, adoption)
    }
    if (decision === 'decline') await setProfileStatus(db, { ...change, to: 'declined' })
  })
  context.changed('profiles', 'tasking')
}

async function freezeBaseline(context: Context, meeting: Row<'meeting'>, profileId: number, number: string) {
  const { db, bureau, host } = context
  // Decided ahead of the meeting's day, it counts from when it was decided; entered later, from the meeting.
  const adoptedOn = meeting.held_on < todayOf(context) ? meeting.held_on : todayOf(context)
  const { filter } = await bureau.profile(db, profileId, host.now())
  const baseline = await bureau.figures(db, { ...filter, to: adoptedOn }, host.now())
  refuse(whyNotAdoptOn(adoptedOn, baseline.from))
  const freeze = await addFreeze(db, {
    made_at: await nextMoment(db, host.now()),
    reason: `Adoption of ${number}`,
    ...frozen(bureau.snapshot()),
  })
  return { adoptedOn, freezeId: freeze.id, baseline }
}

type Said = { decision: Decision['kind']; reason: string; state: ItemState }

async function write(
  { db, host, person }: Context,
  meeting: Row<'meeting'>,
  item: Item,
  { decision, reason, state }: Said,
) {
  await saveDecision(db, {
    agenda_item_id: item.id,
    kind: decision,
    reason,
    at: host.now().toISOString(),
    by_login: person.login,
    present: meeting.quorum === null ? null : await presentAt(db, meeting),
    needed: meeting.quorum,
  })
  await setItemState(db, item.id, state)
}

/** What saying something of an item may change. */
export const watchedOf = (item: Item): Watched[] => [
  { table: 'agenda_item', where: { id: item.id } },
  { table: 'decision', where: { agenda_item_id: item.id } },
  { table: 'flagged_item', where: { id: item.flagged_item_id ?? 0 } },
]

function isForProfile(decision: Decision['kind']): decision is DecisionKind {
  return (decisions as readonly string[]).includes(decision)
}

const noteOf = (meeting: Row<'meeting'>, reason: string) =>
  [`${meeting.title}, ${meeting.held_on}`, reason].filter(Boolean).join(': ')
