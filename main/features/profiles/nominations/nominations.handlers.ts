import type { Person } from '#shared/features/access/contract.ts'
import { may } from '#shared/features/access/rules.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import {
  whyNotDecideNomination,
  whyNotNominateFor,
  whyNotThoseDays,
} from '#shared/features/profiles/nomination-rules.ts'
import type { Nomination, NominationInput, nominations } from '#shared/features/profiles/nominations.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { extentDays } from '../../incidents/by-month.ts'
import { localDay } from '../../incidents/local-time.ts'
import { refuse } from '../refuse.ts'
import { agencyOfCode, formBytes, formCode, sha256Of } from './form-bytes.files.ts'
import { understandForm } from './form-faults.ts'
import { readNominationForm, writeNominationForm } from './form-workbook.ts'
import {
  agencyNamed,
  bureauName,
  decideNomination,
  insertNomination,
  type NominationRow,
  nameNomination,
  nominationRow,
  nominationRows,
  numberOfForm,
} from './nominations.store.ts'

export const nominationHandlers: HandlersOf<typeof nominations> = {
  async nominations(context) {
    const { db, person } = context
    const all = nominationRows(db)
    const mine =
      person.role === 'partner' ? all.where('nomination.agency_id', '=', person.agencyId ?? 0) : all
    const shown: Nomination[] = []
    for (const row of await mine.execute()) shown.push(await asShown(context, row))
    return shown
  },
  async nominate(context, { agencyId, fileSha256, ...told }) {
    const { db, host, person, changed } = context
    refuseFor(person, agencyId)
    refuse(whyNotThoseDays(told, todayOf(context)), 'invalid')
    await agencyNamed(db, agencyId)
    const before = fileSha256 === undefined ? null : await numberOfForm(db, fileSha256)
    if (before) {
      throw new AppError('conflict', `This form has already been entered, as ${before}.`, {
        next: 'Look at it in the list of nominations.',
      })
    }
    const id = await insertNomination(db, {
      agency_id: agencyId,
      title: told.title,
      what: told.what,
      easting: told.easting,
      northing: told.northing,
      radius_metres: told.radiusMetres,
      from_day: told.from,
      to_day: told.to,
      harm: told.harm,
      tried: told.tried,
      wanted: told.wanted,
      status: 'new',
      reason: '',
      profile_id: null,
      made_at: host.now().toISOString(),
      made_by: person.login,
      decided_at: null,
      decided_by: null,
      file_sha256: fileSha256 ?? null,
    })
    changed('profiles')
    return asShown(context, await nominationRow(db, id))
  },
  async countNominated({ db, bureau }, place) {
    const snapshot = bureau.snapshot()
    const positions = await bureau.select(db, filterOf(place), snapshot)
    const extent = extentDays(snapshot, positions)
    return {
      incidents: positions.length,
      firstDay: extent?.first ?? null,
      lastDay: extent?.last ?? null,
    }
  },
  async takeUpNomination(context, { nominationId, version, profileId, reason }) {
    const { db, bureau, changed } = context
    refuse(whyNotDecideNomination(await nominationRow(db, nominationId)))
    await bureau.profileSummary(db, profileId)
    const { decided_at, decided_by } = decidedNow(context)
    const decision = { status: 'taken-up' as const, reason, profile_id: profileId, decided_at, decided_by }
    await decideNomination(db, nominationId, version, decision)
    await nameNomination(db, profileId, nominationId)
    changed('profiles')
    return asShown(context, await nominationRow(db, nominationId))
  },
  async declineNomination(context, { nominationId, version, reason }) {
    const { db, changed } = context
    refuse(whyNotDecideNomination(await nominationRow(db, nominationId)))
    const decision = { status: 'declined' as const, reason, profile_id: null, ...decidedNow(context) }
    await decideNomination(db, nominationId, version, decision)
    changed('profiles')
    return asShown(context, await nominationRow(db, nominationId))
  },
  async nominationForm({ db, bureau, files, host, person }, { agencyId }) {
    refuseFor(person, agencyId)
    const agencyName = await agencyNamed(db, agencyId)
    const bytes = await writeNominationForm({
      agencyName,
      bureauName: await bureauName(db),
      marking: await bureau.marking(db),
      code: formCode(await bureau.key(db), agencyId),
      madeAt: host.now(),
    })
    const fileName = `Nomination form ${agencyName.replaceAll(/[\\/:*?"<>|]/g, ' ')}.xlsx`
    return { file: await files.release(fileName, bytes), fileName }
  },
  async readNominationForm(context, { file }) {
    const { db, bureau, files, person } = context
    const given = files.resolve(file)
    const bytes = await formBytes(given)
    const { code, cells } = await readNominationForm(bytes, given.name)
    const agencyId = agencyOfCode(await bureau.key(db), code, given.name)
    refuseFor(person, agencyId)
    const fileSha256 = sha256Of(bytes)
    return {
      fileName: given.name,
      agencyId,
      fileSha256,
      agencyName: await agencyNamed(db, agencyId),
      enteredAs: await numberOfForm(db, fileSha256),
      ...understandForm(cells, todayOf(context)),
    }
  },
}

/** Who speaks for no agency yet is not refused for good: their entry only has to be completed. */
function refuseFor(person: Person, agencyId: number) {
  refuse(whyNotNominateFor(person, agencyId), person.agencyId === null ? 'conflict' : 'forbidden')
}

const todayOf = ({ host }: Context) => localDay(host.now().getTime() / 60_000)
const decidedNow = ({ host, person }: Context) => ({
  decided_at: host.now().toISOString(),
  decided_by: person.login,
})

type Place = Pick<NominationInput, 'easting' | 'northing' | 'radiusMetres' | 'from' | 'to'>

function filterOf({ easting, northing, radiusMetres, from, to }: Place): Filter {
  return { from, ...(to ? { to } : {}), circle: { easting, northing, radiusMetres } }
}

/** A nomination as the person may see it: counts and profiles are for those who may see those. */
async function asShown({ db, bureau, person }: Context, row: NominationRow): Promise<Nomination> {
  const { easting, northing, radius_metres: radiusMetres, from_day: from, to_day: to } = row
  const place = { easting, northing, radiusMetres, from, to }
  const isOfBureau = may(person.role, 'profiles.read')
  return {
    ...place,
    id: row.id,
    number: row.number,
    agencyId: row.agency_id,
    agencyName: row.agency_name,
    title: row.title,
    what: row.what,
    harm: row.harm,
    tried: row.tried,
    wanted: row.wanted,
    gridReference: toGridReference(easting, northing) ?? '',
    incidents: may(person.role, 'incidents.read') ? (await bureau.select(db, filterOf(place))).length : null,
    status: row.status,
    reason: row.reason,
    version: row.version,
    profileId: isOfBureau ? row.profile_id : null,
    profileNumber: isOfBureau ? row.profile_number : null,
    madeAt: row.made_at,
    madeBy: row.made_by,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
  }
}
