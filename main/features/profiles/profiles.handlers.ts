import { may } from '#shared/features/access/rules.ts'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { profiles } from '#shared/features/profiles/contract.ts'
import { missingOf, whyNotMove, whyNotWrite } from '#shared/features/profiles/life-rules.ts'
import { needsMeeting, nextStatuses } from '#shared/features/profiles/rules.ts'
import { singleRing } from '#shared/geo/single-ring.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { evaluationHandlers } from './evaluation/evaluation.handlers.ts'
import { lifeHandlers } from './life/life.handlers.ts'
import { nominationHandlers } from './nominations/nominations.handlers.ts'
import { profileTitle } from './profile-title.ts'
import { hotspotRow, insertHistory, insertProfile, profileRow, updateProfile } from './profiles.store.ts'
import { refuse } from './refuse.ts'
import { writingHandlers } from './writing/writing.handlers.ts'

export const profilesHandlers: HandlersOf<typeof profiles> = {
  ...writingHandlers,
  ...nominationHandlers,
  ...lifeHandlers,
  ...evaluationHandlers,
  list: ({ db, bureau }) => bureau.profileSummaries(db),
  get: ({ db, bureau, host }, { profileId }) => bureau.profile(db, profileId, host.now()),
  async create({ db, bureau, host, person, changed }, { hotspotId, title, origin }) {
    const hotspot = await hotspotRow(db, hotspotId)
    const polygons = JSON.parse(hotspot.polygons_json) as Polygons
    // Open-ended: calls that come in after the analysis are the profile's too.
    const { to: _end, hotspotId: _within, ...ofAnalysis } = JSON.parse(hotspot.filter_json) as Filter
    const filter: Filter = { ...ofAnalysis, polygon: singleRing(polygons) }
    const figures = title === undefined ? await bureau.figures(db, filter, host.now()) : null
    const { method } = JSON.parse(hotspot.parameters_json) as Parameters
    const profileId = await insertProfile(
      db,
      {
        title: title ?? profileTitle(hotspot.label, figures?.categories ?? [], figures?.total ?? 0),
        area_label: hotspot.label,
        status: 'proposed',
        analysis_id: hotspot.analysis_id,
        hotspot_id: hotspotId,
        filter_json: JSON.stringify(filter),
        polygons_json: hotspot.polygons_json,
        marking: null,
        review_on: null,
        baseline_json: null,
        baseline_freeze_id: null,
        adopted_on: null,
        origin: method === 'selection' ? (origin ?? 'selection') : 'hotspot',
        created_at: host.now().toISOString(),
      },
      person.login,
    )
    changed('profiles')
    return bureau.profile(db, profileId, host.now())
  },
  async save({ db, host, changed }, { profileId, version, particulars }) {
    // The marking may have to be raised after the end; title and review date are part of what is written.
    if (particulars.title !== undefined || particulars.reviewOn !== undefined) {
      refuse(whyNotWrite((await profileRow(db, profileId)).status))
    }
    const saved = await updateProfile(db, profileId, version, particulars)
    changed('profiles')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async move({ db, bureau, host, person, changed }, { profileId, version, to, note }) {
    const { status, gate } = await bureau.profile(db, profileId, host.now())
    // Back from monitored to adopted renews no decision: it was adopted once, with its baseline.
    if (nextStatuses(status).includes(to) && needsMeeting(to) && status !== 'monitored') {
      throw new AppError('forbidden', `A profile becomes ${to} only by a decision of a meeting.`, {
        next: 'Put it on the agenda of the next meeting and decide there.',
      })
    }
    if (to === 'closed' && nextStatuses(status).includes(to)) {
      throw new AppError('invalid', 'A profile is closed with its outcome and what was learned.', {
        next: 'Close it on its own page, or with desk profile BUREAU close.',
      })
    }
    const missing = missingOf(gate, to)
    refuse(
      whyNotMove({
        from: status,
        to,
        missing,
        reason: note,
        mayOverride: may(person.role, 'profiles.override'),
      }),
    )
    await updateProfile(db, profileId, version, { status: to })
    await insertHistory(db, {
      profile_id: profileId,
      at: host.now().toISOString(),
      by_login: person.login,
      from_status: status,
      to_status: to,
      note,
      overridden_json: JSON.stringify(missing.map(({ words }) => words)),
    })
    changed('profiles')
    return bureau.profileSummary(db, profileId)
  },
}
