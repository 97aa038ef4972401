import type { Filter } from '#shared/features/incidents/filter.ts'
import { entriesOf } from '#shared/features/profiles/lists.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { actionsBefore, isEnded } from '#shared/features/tasking/rules.ts'
import type { Context } from '../../../backend/context.ts'
import { areaOutlines, bureauOnPaper } from '../packs.store.ts'
import type { PackAsked } from '../pipeline.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { packSources } from './pack-sources.handlers.ts'
import { type Counting, countingNow } from './parts/counting.handlers.ts'
import { headOf } from './parts/head.ts'
import { placesOf } from './parts/place-map.ts'
import { restrictedPriorities } from './parts/priorities-for.handlers.ts'
import { profileCounts } from './parts/profile-counts.handlers.ts'
import { asReadBy } from './parts/read-as.handlers.ts'
import { areaOf, flagRow, markingOfProfile } from './parts/subjects-read.store.ts'
import type { FlagBefore, PriorityBefore, ProfileBefore, Tasking } from './tasking/content.ts'
import { taskingPack } from './tasking.ts'

type Item = Meeting['agenda'][number]

/** What the group reads before a meeting. */
export const readTasking: PackReader = async (context, asked) => {
  const { db, bureau } = context
  const meeting = await bureau.tasking.meeting(asReadBy(context, { kind: 'internal' }), asked.id)
  const seen = await bureau.tasking.actions(asReadBy(context, asked.audience))
  const counting = await countingNow(context, asked)
  const actions =
    meeting.status === 'held'
      ? actionsBefore(seen, meeting.heldOn)
      : seen.filter(({ status, setOn }) => !isEnded(status) && setOn <= meeting.heldOn)
  const profiles = await profilesBefore(context, asked, meeting, actions)
  const last = meeting.agenda.find(({ ofMeetingId }) => ofMeetingId !== null)
  const minutes = last?.ofMeetingId
    ? await bureau.tasking.minutes(asReadBy(context, { kind: 'internal' }), last.ofMeetingId)
    : null
  return taskingPack({
    head: headOf(asked, await bureauOnPaper(db)),
    meeting,
    actions,
    freeze: counting.freeze,
    profiles: profiles.map(({ before }) => before),
    flags: await flagsBefore(context, asked, counting, meeting),
    priorities: await prioritiesBefore(context, asked, counting, meeting),
    minutes: minutes && !minutes.approved ? minutes : null,
    readers: profiles.flatMap(({ readers }) => readers),
    areas: await areaOutlines(db),
    sources: await packSources(context, asked),
  })
}

async function profilesBefore(
  context: Context,
  asked: PackAsked,
  { agenda }: Meeting,
  actions: Tasking['actions'],
): Promise<{ before: ProfileBefore; readers: Tasking['readers'] }[]> {
  const { db, bureau, host } = context
  const found = []
  for (const { id, profile: summary } of agenda) {
    if (!summary) continue
    const profile = await bureau.profile(db, summary.id, host.now())
    const { entries } = await bureau.profileDocument(db, summary.id)
    found.push({
      before: {
        itemId: id,
        profile: { ...profile, marking: await markingOfProfile(db, profile) },
        ...(await profileCounts(context, profile, asked)),
        actions: actions.filter(({ profileId }) => profileId === summary.id),
      },
      readers: entriesOf(entries, 'distribution').map(({ entry }) => ({
        who: entry.name,
        agencyName: entry.agency,
        how: `distribution list of ${profile.number}`,
      })),
    })
  }
  return found
}

async function flagsBefore(
  { db }: Context,
  asked: PackAsked,
  counting: Counting,
  { agenda }: Meeting,
): Promise<FlagBefore[]> {
  const found = []
  for (const { id, flagged } of agenda) {
    if (!flagged) continue
    const { filter, expected, polygons } = await flagRow(db, flagged.id)
    const positions = filter && (await counting.select(filter))
    found.push({
      itemId: id,
      title: flagged.title,
      note: flagged.note,
      polygons: filter && (await counting.isComplete(filter)) ? polygons : [],
      // What would be expected was reckoned from every source.
      expected: asked.sourceIds === null ? expected : null,
      count: positions?.length ?? null,
      places: positions ? placesOf(counting.snapshot, positions) : [],
    })
  }
  return found
}

async function prioritiesBefore(
  context: Context,
  asked: PackAsked,
  counting: Counting,
  { agenda }: Meeting,
): Promise<PriorityBefore[]> {
  const known = await restrictedPriorities(context, asked)
  const found = []
  for (const { id, priorityId } of agenda as readonly Item[]) {
    const priority = known.find(one => one.id === priorityId)
    if (!priority) continue
    const { change, areaId } = priority
    const filter: Filter = {
      ...priority.filter,
      areaIds: [areaId],
      ...(change && { from: change.from, to: change.to }),
    }
    const positions = change && (await counting.select(filter))
    found.push({
      itemId: id,
      priority,
      polygons: (await areaOf(context.db, areaId))?.polygons ?? [],
      places: positions ? placesOf(counting.snapshot, positions) : [],
    })
  }
  return found
}
