import type { incidents } from '#shared/features/incidents/contract.ts'
import { defaultLinkDays, defaultReach, type LinkSearched } from '#shared/features/incidents/links.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { nextMoment } from '../../store/moments.ts'
import type { Row } from '../../store/schema.ts'
import { readCodeTable } from './category-codes.store.ts'
import { readIncidentRows } from './incidents.store.ts'
import { boundedPerIncident } from './link-candidates.ts'
import { compareTold } from './link-compare.ts'
import { decidedPairs, positionsOfFirst } from './link-decided.ts'
import type { run as findPairs } from './link-pairs.worker.ts'
import { daysSearched } from './link-period.ts'
import { type ComparedIncident, laterVersions, readCompared, readLinks, saveDecision } from './links.store.ts'

/** Pairs that are looked at closely; of them the best are offered, with no incident in too many. */
const lookedAt = 3000
const offered = { ofEach: 3, limit: 1000 }

type LinkHandlers = Pick<HandlersOf<typeof incidents>, 'linkSuggestions' | 'decideLink' | 'links'>

export const linkHandlers: LinkHandlers = {
  async linkSuggestions({ db, bureau, workers, host }, { offset, limit, leastScore, from, to, ...reach }) {
    const snapshot = bureau.snapshot()
    const nowMinute = host.now().getTime() / 60_000
    const days = daysSearched(snapshot, { from, to }, { days: defaultLinkDays, nowMinute })
    if (!days) return { searched: nothingSearched, total: 0, later: 0, rows: [] }
    const links = (await readLinks(db)).map(asDecided)
    const positions = positionsOfFirst(snapshot, links, links.length === 0 ? [] : await laterVersions(db))
    const { pairs, compared, left, crowded } = await workers.run<typeof findPairs>('incidents/link-pairs', {
      snapshot,
      period: days,
      reach,
      codes: await readCodeTable(db),
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
    const best = boundedPerIncident(scored, offered)
    const waiting = best.filter(pair => pair.putOff === null)
    // Put off once more, a pair goes to the very end.
    const later = best
      .filter(pair => pair.putOff !== null)
      .sort((a, b) => (a.putOff!.decidedAt < b.putOff!.decidedAt ? -1 : 1))
    const page = [...waiting, ...later].slice(offset, offset + limit)
    const shown = await readIncidentRows(db, [...new Set(page.flatMap(({ one, other }) => [one, other]))])
    const rowOf = new Map(shown.map(row => [row.id, row]))
    return {
      searched: { from: days.from, to: days.to, compared, ...left, crowded },
      total: best.length,
      later: later.length,
      rows: page.flatMap(({ one, other, ...pair }) => {
        const [mine, theirs] = [rowOf.get(one), rowOf.get(other)]
        // An import may be taken back while its incidents are compared.
        return mine && theirs ? [{ incident: mine, other: theirs, ...pair }] : []
      }),
    }
  },

  async decideLink({ db, host, person, changed }, { incidentId, otherId, decision, version }) {
    const told = await readCompared(db, [incidentId, otherId])
    const [one, other] = [requireTold(told, incidentId), requireTold(told, otherId)]
    if (one.firstId === other.firstId || one.sourceId === other.sourceId) {
      throw new AppError(
        'invalid',
        'Both calls were told to the same source: only calls of different sources are linked.',
        {
          next: 'A source that tells a thing twice sends a duplicate: see the import it came in.',
        },
      )
    }
    const saved = await saveDecision(db, {
      firstIds: [one.firstId, other.firstId],
      decision,
      score: compareTold(one, other, defaultReach).score,
      version,
      at: await nextMoment(db, host.now()),
      by: person.login,
    })
    changed('incidents')
    return saved
  },

  async links({ db, bureau }, { incidentId }) {
    const told = requireTold(await readCompared(db, [incidentId]), incidentId)
    const links = (await readLinks(db, { ofFirstId: told.firstId, decision: 'linked' })).map(asDecided)
    if (links.length === 0) return []
    const snapshot = bureau.snapshot()
    const positions = positionsOfFirst(snapshot, links, await laterVersions(db))
    const found = links.flatMap(({ firstIds, made }) => {
      const at = positions.get(firstIds[0] === told.firstId ? firstIds[1] : firstIds[0])
      return at === undefined ? [] : [{ id: snapshot.ids[at]!, made }]
    })
    const rows = await readIncidentRows(
      db,
      found.map(({ id }) => id),
    )
    const madeOf = new Map(found.map(({ id, made }) => [id, made]))
    return rows.map(other => ({ ...madeOf.get(other.id)!, other }))
  },
}

const nothingSearched: LinkSearched = {
  ...{ from: null, to: null, compared: 0, unplaced: 0, placedByArea: 0, monthOnly: 0 },
  ...{ longInterval: 0, crowded: 0 },
}

function asDecided(link: Row<'incident_link'>) {
  const { incident_id, other_id, decision, score, decided_at, decided_by, version } = link
  const firstIds: [number, number] = [incident_id, other_id]
  return {
    firstIds,
    decision,
    made: { score, decision, decidedAt: decided_at, decidedBy: decided_by, version },
  }
}

const keyOf = ([one, other]: [number, number]) => (one < other ? `${one} ${other}` : `${other} ${one}`)

function requireTold(told: ReadonlyMap<number, ComparedIncident>, id: number): ComparedIncident {
  const found = told.get(id)
  if (found) return found
  throw new AppError('not-found', `Incident ${id} is no longer there.`, {
    next: 'Its import may have been undone. Go back to the list.',
  })
}
