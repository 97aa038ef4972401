import type { DeskClient } from '#shared/contract.ts'
import { flyTippingEnd } from './fly-tipping-told.ts'
import { outlineOf } from './outline-of.ts'
import type { AgencyKey } from './partners.ts'
import type { ProfileKey } from './profiles-told.ts'
import { truths } from './truths.ts'

type Told = {
  client: DeskClient
  known: { agencies: ReadonlyMap<AgencyKey, number>; profiles: ReadonlyMap<ProfileKey, number> }
}
type Event = { at: string; tell(): Promise<unknown> }

/** People of the bureau by their offices, and the profiles each works on. */
const people = [
  {
    login: 'investigator.north',
    name: 'Community investigator, north',
    role: 'investigator' as const,
    profiles: ['leisure-centre', 'displaced'] as const,
  },
  {
    login: 'investigator.centre',
    name: 'Community investigator, centre',
    role: 'investigator' as const,
    profiles: ['street-drinking'] as const,
  },
  {
    login: 'analyst.second',
    name: 'Second analyst',
    role: 'analyst' as const,
    profiles: ['leisure-centre', 'vehicles'] as const,
  },
]

const nominations = [
  {
    at: '2025-11-20T10:00:00Z',
    agency: 'housing' as const,
    from: '2025-07-01',
    to: null,
    radiusMetres: 150,
    easting: truths.displaced.at[0],
    northing: truths.displaced.at[1],
    title: 'Gatherings at the parade',
    what: 'Groups gather outside the shops and on the stairs to the flats from about six until eleven.',
    harm: 'Tenants of the flats above the shops.',
    tried: 'Two letters and a visit by the tenancy officer.',
    wanted: 'To know where they come from, and a plan with the police.',
    decided: {
      on: '2025-12-03T09:00:00Z',
      joins: 'displaced' as const,
      reason: 'The same place and people.',
    },
  },
  {
    at: '2025-10-14T10:00:00Z',
    agency: 'council' as const,
    from: '2025-09-01',
    to: null,
    radiusMetres: 100,
    easting: 457_420,
    northing: 304_680,
    title: 'One household on Cobbler Terrace',
    what: 'Complaints about one household go on.',
    harm: 'Neighbours on either side.',
    tried: 'Diary sheets.',
    wanted: 'A problem profile.',
    decided: {
      on: '2025-10-21T15:00:00Z',
      joins: null,
      reason: 'One household is for the case conference, as in March; it was put on its list for November.',
    },
  },
  {
    at: '2025-12-15T11:00:00Z',
    agency: 'fire' as const,
    from: '2025-11-15',
    to: null,
    radiusMetres: 400,
    easting: 460_300,
    northing: 302_300,
    title: 'Deliberate fires along the allotments',
    what: 'Bins and refuse are set alight along the path, each a little further on than the last.',
    harm: 'Plot holders, and the crews who attend.',
    tried: 'A leaflet to plot holders.',
    wanted: 'Patrols on the path, and the refuse taken away.',
    decided: null,
  },
]

/** What each profile is compared with, and how wide the ring is in which displacement is looked for. */
const comparisons = [
  {
    profile: 'fly-tipping' as const,
    area: 'Westering',
    bufferMetres: null,
    at: '2025-04-08T16:30:00Z',
  },
  {
    profile: 'leisure-centre' as const,
    area: 'Coppice Lea',
    bufferMetres: 900,
    at: '2025-12-05T09:00:00Z',
  },
]

/** Nominations, people, and what profiles are compared with. */
export function lifeEvents({ client, known }: Told): Event[] {
  const profileOf = (key: ProfileKey) => known.profiles.get(key)!
  const versionOf = async (profileId: number) => (await client.profiles.get({ profileId })).version
  return [
    { at: '2025-12-04T09:00:00Z', tell: assignPeople },
    { at: `${flyTippingEnd.closedOn}T17:00:00Z`, tell: closeFlyTipping },
    ...nominations.flatMap(({ at, agency, decided, ...told }) => {
      let made: { id: number; version: number } | null = null
      const nominate = async () => {
        made = await client.profiles.nominate({ ...told, agencyId: known.agencies.get(agency)! })
      }
      if (!decided) return [{ at, tell: nominate }]
      const { on, joins, reason } = decided
      const decide = async () => {
        const asked = { nominationId: made!.id, version: made!.version, reason }
        return joins
          ? client.profiles.takeUpNomination({ ...asked, profileId: profileOf(joins) })
          : client.profiles.declineNomination(asked)
      }
      return [
        { at, tell: nominate },
        { at: on, tell: decide },
      ]
    }),
    ...comparisons.map(({ profile, area, bufferMetres, at }) => ({
      at,
      tell: () => compare(profileOf(profile), area, bufferMetres),
    })),
  ]

  async function closeFlyTipping() {
    const { closedOn: _on, ...end } = flyTippingEnd
    const profileId = profileOf('fly-tipping')
    await client.profiles.close({ profileId, version: await versionOf(profileId), ...end, reason: '' })
  }

  async function assignPeople() {
    for (const { profiles, ...person } of people) {
      const { id: personId } = await client.access.savePerson({ ...person, agencyId: null })
      for (const key of profiles) await client.profiles.assign({ profileId: profileOf(key), personId })
    }
  }

  async function compare(profileId: number, areaName: string, bufferMetres: number | null) {
    await client.profiles.setComparison({
      profileId,
      version: await versionOf(profileId),
      bufferMetres,
      comparison: { label: areaName, filter: { polygon: await outlineOf(client, areaName) } },
    })
  }
}
