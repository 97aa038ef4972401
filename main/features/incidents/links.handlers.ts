import type { incidents } from '#shared/features/incidents/contract.ts'
import { defaultLinkDays, defaultReach, type LinkSearched } from '#shared/features/incidents/links.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { nextMoment } from '../../store/moments.ts'
import { readIncidentRows } from './incidents.store.ts'
import { compareTold } from './link-compare.ts'
import { positionsOfFirst } from './link-decided.ts'
import { daysSearched } from './link-period.ts'
import { asDecided, suggestLinks } from './link-suggest.handlers.ts'
import { type ComparedIncident, laterVersions, readCompared, readLinks, saveDecision } from './links.store.ts'

type LinkHandlers = Pick<HandlersOf<typeof incidents>, 'linkSuggestions' | 'decideLink' | 'links'>

export const linkHandlers: LinkHandlers = {
  async linkSuggestions({ db, bureau, workers, host }, { offset, limit, leastScore, from, to, ...reach }) {
    const snapshot = bureau.snapshot()
    const nowMinute = host.now().getTime() / 60_000
    const days = daysSearched(snapshot, { from, to }, { days: defaultLinkDays, nowMinute })
    if (!days) return { searched: nothingSearched, total: 0, later: 0, rows: [] }
    const { best, searched } = await suggestLinks({ db, workers }, { snapshot, days, reach, leastScore })
    const waiting = best.filter(pair => pair.putOff === null)
    // Put off once more, a pair goes to the very end.
    const later = best
      .filter(pair => pair.putOff !== null)
      .sort((a, b) => (a.putOff!.decidedAt < b.putOff!.decidedAt ? -1 : 1))
    const page = [...waiting, ...later].slice(offset, offset + limit)
    const shown = await readIncidentRows(db, [...new Set(page.flatMap(({ one, other }) => [one, other]))])
    const rowOf = new Map(shown.map(row => [row.id, row]))
    return {
      searched,
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
  from: null,
  to: null,
  compared: 0,
  unplaced: 0,
  placedByArea: 0,
  monthOnly: 0,
  longInterval: 0,
  crowded: 0,
}

function requireTold(told: ReadonlyMap<number, ComparedIncident>, id: number): ComparedIncident {
  const found = told.get(id)
  if (found) return found
  throw new AppError('not-found', `Incident ${id} is no longer there.`, {
    next: 'Its import may have been undone. Go back to the list.',
  })
}
