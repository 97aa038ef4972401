import { may } from '#shared/features/access/rules.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { profileLife } from '#shared/features/profiles/life.ts'
import { missingOf, whyNotEnd, whyNotMove } from '#shared/features/profiles/life-rules.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { localDay } from '../../incidents/local-time.ts'
import { evaluate } from '../evaluation/evaluate.handlers.ts'
import { watch } from '../evaluation/watch.handlers.ts'
import { insertHistory, profileRow, updateProfile } from '../profiles.store.ts'
import { refuse } from '../refuse.ts'
import { agencyNames, saveTick, tickRows } from './checks.store.ts'
import { checkList, whyNotTick } from './checks.ts'
import { assignedRows, assignPerson, colleagueRows, profilesOf, releasePerson } from './colleagues.store.ts'
import { importsSince, lastLook, lookRows, saveLook } from './looks.store.ts'
import { readMentions } from './mentions.store.ts'
import { evidenceOf } from './partner-evidence.handlers.ts'

export const lifeHandlers: HandlersOf<typeof profileLife> = {
  async assigned({ db }, { profileId }) {
    await profileRow(db, profileId)
    return assignedRows(db, profileId)
  },
  colleagues: ({ db }) => colleagueRows(db),
  async assign({ db, host, person, changed }, { profileId, personId }) {
    await profileRow(db, profileId)
    await assignPerson(db, { profileId, personId, at: host.now().toISOString(), by: person.login })
    changed('profiles')
    return assignedRows(db, profileId)
  },
  async release({ db, host, changed }, { profileId, personId }) {
    await profileRow(db, profileId)
    await releasePerson(db, { profileId, personId, at: host.now().toISOString() })
    changed('profiles')
    return assignedRows(db, profileId)
  },
  async look(context, { profileId }) {
    const { db, host, person } = context
    const { filter_json } = await profileRow(db, profileId)
    const since = await lastLook(db, profileId, person.login)
    const filter = since === null ? null : await newSince(context, JSON.parse(filter_json), since)
    const incidents = filter ? (await context.bureau.select(db, filter)).length : 0
    await saveLook(db, profileId, person.login, host.now().toISOString())
    return { since, incidents, filter: incidents > 0 ? filter : null }
  },
  async unseen(context) {
    const { db, bureau, person } = context
    const mine = await profilesOf(db, person.id)
    const found = []
    for (const { profile_id: profileId, looked_at: since, filter_json } of await lookRows(db, person.login)) {
      const filter = await newSince(context, JSON.parse(filter_json), since)
      const incidents = filter ? (await bureau.select(db, filter)).length : 0
      found.push({ profileId, since, incidents, mine: mine.has(profileId) })
    }
    return found
  },
  async mentions({ db }, { profileId }) {
    await profileRow(db, profileId)
    return readMentions(db, profileId)
  },
  checks: (context, { profileId }) => checksOf(context, profileId),
  async tick(context, { profileId, key, ticked, note }) {
    const { db, host, person, changed } = context
    await profileRow(db, profileId)
    refuse(whyNotTick(key, may(person.role, 'profiles.override')), 'invalid')
    const at = host.now().toISOString()
    await saveTick(db, profileId, key, ticked ? { key, note, at, by: person.login } : null)
    changed('profiles')
    return checksOf(context, profileId)
  },
  partnerEvidence: (context, { profileId }) => evidenceOf(context, profileId),
  async close(context, { profileId, version, result, outcome, lessons, problemType, placeType, reason }) {
    const { db, bureau, host, person, changed } = context
    const { status, gate } = await bureau.profile(db, profileId, host.now())
    const missing = missingOf(gate, 'closed')
    refuse(
      whyNotMove({
        from: status,
        to: 'closed',
        missing,
        reason,
        mayOverride: may(person.role, 'profiles.override'),
      }),
    )
    refuse(whyNotEnd({ outcome, lessons }), 'invalid')
    const [made, watched] = [await evaluate(context, profileId), await watch(context, profileId)]
    const closedOn = localDay(host.now().getTime() / 60_000)
    const saved = await updateProfile(db, profileId, version, {
      status: 'closed',
      closed_on: closedOn,
      result,
      outcome,
      lessons,
      problemType,
      placeType,
      evaluation_json: JSON.stringify('unavailable' in made ? made : { ...made, frozen: true }),
      monitoring_json: JSON.stringify(watched),
    })
    await insertHistory(db, {
      profile_id: profileId,
      at: host.now().toISOString(),
      by_login: person.login,
      from_status: status,
      to_status: 'closed',
      note: reason,
      overridden_json: JSON.stringify(missing.map(({ words }) => words)),
    })
    changed('profiles')
    return { version: saved, closedOn }
  },
}

/** The filter of what came since a moment; null where nothing was imported since. */
async function newSince({ db }: Context, filter: Filter, since: string): Promise<Filter | null> {
  const imports = await importsSince(db, since)
  const own = filter.importIds ? imports.filter(id => filter.importIds!.includes(id)) : imports
  return own.length > 0 ? { ...filter, importIds: own } : null
}

async function checksOf(context: Context, profileId: number) {
  const { db, bureau, host } = context
  const profile = await bureau.profile(db, profileId, host.now())
  const here = profile.figures.sources.filter(({ count }) => count > 0)
  return checkList(
    {
      ...profile,
      document: await bureau.profileDocument(db, profileId),
      agencies: await agencyNames(db),
      agenciesHere: [...new Set(here.map(({ agencyName }) => agencyName))],
    },
    await tickRows(db, profileId),
  )
}
