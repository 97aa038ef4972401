import { defaultReach, type LinkSearched } from '#shared/features/incidents/links.ts'
import type { Context } from '../../backend/context.ts'
import type { Row } from '../../store/schema.ts'
import { readCodeTable } from './category-codes.store.ts'
import { boundedPerIncident } from './link-candidates.ts'
import { compareTold } from './link-compare.ts'
import { decidedPairs, positionsOfFirst } from './link-decided.ts'
import type { run as findPairs } from './link-pairs.worker.ts'
import { type DaysSearched, dayBeside } from './link-period.ts'
import type { LinkReach } from './link-score.ts'
import { laterVersions, readCompared, readLinks } from './links.store.ts'
import { dayToMinute } from './local-time.ts'
import type { Snapshot } from './snapshot.ts'

/** Pairs that are looked at closely; of them the best are offered, with no incident in too many. */
const lookedAt = 3000
const offered = { ofEach: 3, limit: 1000 }
const leastScoreOffered = 0.4

type Asked = {
  snapshot: Snapshot
  days: DaysSearched
  reach: LinkReach
  leastScore: number
  /** The moment whose codes and decisions are meant; now if absent. */
  asOf?: string
}

/** Calls of different sources that may tell of one event and are not decided, the likeliest first. */
export async function suggestLinks(
  { db, workers }: Pick<Context, 'db' | 'workers'>,
  { snapshot, days, reach, leastScore, asOf }: Asked,
) {
  const links = (await readLinks(db, { asOf })).map(asDecided)
  const positions = positionsOfFirst(snapshot, links, links.length === 0 ? [] : await laterVersions(db))
  const { pairs, compared, left, crowded } = await workers.run<typeof findPairs>('incidents/link-pairs', {
    snapshot,
    period: days,
    reach,
    codes: await readCodeTable(db, { asOf }),
    linked: decidedPairs(links, 'linked', positions),
    notTheSame: decidedPairs(links, 'not-the-same', positions),
    limit: lookedAt,
  })
  const told = await readCompared(db, [
    ...new Set(pairs.flatMap(({ one, other }) => [snapshot.ids[one]!, snapshot.ids[other]!])),
  ])
  const putOff = new Map(
    links.filter(({ decision }) => decision === 'later').map(link => [keyOf(link.firstIds), link.made]),
  )
  const scored = pairs.flatMap(({ one, other }) => {
    const [mine, theirs] = [told.get(snapshot.ids[one]!), told.get(snapshot.ids[other]!)]
    if (!mine || !theirs) return []
    const { score, reasons } = compareTold(mine, theirs, reach)
    if (score < leastScore) return []
    const made = putOff.get(keyOf([mine.firstId, theirs.firstId])) ?? null
    return [{ one: mine.id, other: theirs.id, score, reasons, putOff: made }]
  })
  const searched: LinkSearched = { from: days.from, to: days.to, compared, ...left, crowded }
  return { best: boundedPerIncident(scored, offered), searched }
}

/** How many pairs of some days nobody had decided at a moment, by the reach that is offered first. */
export async function undecidedLinks(
  context: Pick<Context, 'db' | 'workers'>,
  { snapshot, from, to, asOf }: { snapshot: Snapshot; from: string; to: string; asOf: string },
): Promise<{ pairs: number; capped: boolean }> {
  const beforeMinute = dayToMinute(dayBeside(to, 1))
  const days = { from, to, fromMinute: dayToMinute(from), beforeMinute }
  const asked = { snapshot, days, reach: defaultReach, leastScore: leastScoreOffered, asOf }
  const { best } = await suggestLinks(context, asked)
  return { pairs: best.length, capped: best.length >= offered.limit }
}

export function asDecided(link: Row<'incident_link'>) {
  const { incident_id, other_id, decision, score, decided_at, decided_by, version } = link
  const firstIds: [number, number] = [incident_id, other_id]
  return {
    firstIds,
    decision,
    made: { score, decision, decidedAt: decided_at, decidedBy: decided_by, version },
  }
}

const keyOf = ([one, other]: [number, number]) => (one < other ? `${one} ${other}` : `${other} ${one}`)
