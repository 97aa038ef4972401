import type { DeskClient } from '#shared/contract.ts'
import { briefingsTold, linesTold } from './briefings-told.ts'
import { libraryTold } from './library-told.ts'
import type { AgencyKey } from './partners.ts'
import { type PriorityTold, prioritiesTold, type VoiceTold } from './priorities-told.ts'
import type { ProfileKey } from './profiles-told.ts'

type Known = { agencies: ReadonlyMap<AgencyKey, number>; profiles: ReadonlyMap<ProfileKey, number> }
type Event = { at: string; tell(): Promise<unknown> }

/** The priorities, the briefings and the library of the year, each step on its day. */
export function briefingEvents(client: DeskClient, known: Known): Event[] {
  return [
    { at: '2024-11-12T10:00:00Z', tell: () => enterLibrary(client) },
    ...prioritiesTold.flatMap(priority => priorityEvents(client, known, priority)),
    ...briefingsTold.map(briefing => ({
      at: `${briefing.approvedOn}T16:30:00Z`,
      tell: () => approveBriefing(client, known, briefing),
    })),
  ]
}

async function enterLibrary({ library }: DeskClient) {
  for (const intervention of libraryTold) await library.saveIntervention(intervention)
}

function priorityEvents(client: DeskClient, known: Known, told: PriorityTold): Event[] {
  const { briefings } = client
  const ids = { priority: 0, voices: new Map<VoiceTold, number>() }
  const current = () => briefings.priority({ priorityId: ids.priority })
  const raise = async (voice: VoiceTold) => {
    const { kind, raisedBy, raisedOn, what } = voice
    const { id } = await briefings.raiseVoice({ priorityId: ids.priority, kind, raisedBy, raisedOn, what })
    ids.voices.set(voice, id)
  }
  const { adoptedOn, reviewed, closed, voices } = told
  return [
    {
      at: `${adoptedOn}T15:00:00Z`,
      tell: async () => {
        ids.priority = await adopt(client, known, told)
        for (const voice of voices.filter(({ raisedOn }) => raisedOn <= adoptedOn)) await raise(voice)
      },
    },
    ...voices
      .filter(({ raisedOn }) => raisedOn > adoptedOn)
      .map(voice => ({ at: `${voice.raisedOn}T19:00:00Z`, tell: () => raise(voice) })),
    ...voices.flatMap(voice => {
      const { answered } = voice
      if (!answered) return []
      const tell = async () => {
        const voiceId = ids.voices.get(voice)!
        const { on, how, saidBack } = answered
        await briefings.answerVoice({ voiceId, version: 1, saidBack, how, saidOn: on })
      }
      return [{ at: `${answered.on}T20:00:00Z`, tell }]
    }),
    ...(reviewed
      ? [
          {
            at: `${reviewed.on}T15:30:00Z`,
            tell: async () => {
              const { id: priorityId, version } = await current()
              await briefings.reviewPriority({ priorityId, version, ...reviewed })
            },
          },
        ]
      : []),
    ...(closed
      ? [
          {
            at: `${closed.on}T15:30:00Z`,
            tell: async () => {
              const { id: priorityId, version } = await current()
              const end = { closedOn: closed.on, outcome: closed.outcome }
              await briefings.closePriority({ priorityId, version, ...end })
            },
          },
        ]
      : []),
  ]
}

async function adopt({ areas, briefings }: DeskClient, known: Known, told: PriorityTold): Promise<number> {
  const [set] = await areas.sets()
  const outlines = await areas.outlines({ areaSetId: set!.id })
  const { title, rationale, owner, contact, adoptedOn, reviewOn } = told
  const { id } = await briefings.adoptPriority({
    title,
    rationale,
    owner,
    contact,
    adoptedOn,
    reviewOn,
    areaId: outlines.find(({ name }) => name === told.area)!.id,
    agencyId: known.agencies.get(told.agency)!,
    filter: told.codes ? { codes: told.codes } : {},
    profileId: told.profile ? (known.profiles.get(told.profile) ?? null) : null,
  })
  return id
}

async function approveBriefing(
  { briefings }: DeskClient,
  known: Known,
  { expiresOn }: (typeof briefingsTold)[number],
) {
  const { id: briefingId, lines, version } = await briefings.draft()
  const titles = new Map((await briefings.priorities()).map(({ id, title }) => [id, title]))
  const keys = new Map([...known.profiles].map(([key, id]) => [id, key as string]))
  for (const { id: lineId, version, profileId, priorityId } of lines) {
    const key = profileId === null ? titles.get(priorityId ?? 0) : keys.get(profileId)
    const told = linesTold[key ?? '']
    if (told) await briefings.saveLine({ lineId, version, ...told })
  }
  const { version: written } = await briefings.get({ briefingId })
  const saved = await briefings.save({ briefingId, version: Math.max(version, written), expiresOn })
  await briefings.approve({ briefingId, version: saved.version })
}
