import { longDay } from '#shared/day-words.ts'
import { agendaKindWords } from '#shared/features/tasking/agenda-rules.ts'
import type { Block, PackDocument, Section, Sum } from '../../model/document.ts'
import { oneDecimal } from '../../words.ts'
import { notPublic, theTable } from '../parts/audience.ts'
import { countOf, finding, heading, note, said, section, text } from '../parts/blocks.ts'
import { placeMap } from '../parts/place-map.ts'
import { prioritySentence, voiceWords } from '../parts/priority-words.ts'
import { monthsChart, profileSentence } from '../parts/profile-words.ts'
import { actionsOfProfile } from './actions.ts'
import type { FlagBefore, PriorityBefore, ProfileBefore, Tasking } from './content.ts'

type Evidence = { sections: Section[]; sums: Sum[]; counted: NonNullable<PackDocument['counted']> }

/** Each item with its evidence: what was flagged, profiles to decide and to review, priorities to review. */
export function evidenceSections(tasking: Tasking): Evidence {
  const { meeting, profiles, flags, priorities, areas } = tasking
  const itemOf = (itemId: number) => meeting.agenda.find(({ id }) => id === itemId)!
  const charts = profiles.map(({ counts }) => monthsChart(counts))
  const profileBlocks = (kind: 'profile-decision' | 'other') =>
    profiles
      .map((before, at) => ({ before, chart: charts[at]!.chart, item: itemOf(before.itemId) }))
      .filter(({ item }) => (item.kind === 'profile-decision') === (kind === 'profile-decision'))
      .flatMap(({ before, chart, item }) =>
        profileEvidence(before, `${item.startsAt}, ${agendaKindWords[item.kind].toLowerCase()}`, [
          { kind: 'chart', chart },
          mapOf(before, areas),
        ]),
      )
  const marked = (of: readonly ProfileBefore[]) =>
    of.some(({ profile }) => profile.marking === 'OFFICIAL-SENSITIVE') ? 'OFFICIAL-SENSITIVE' : undefined
  const isDecision = ({ itemId }: ProfileBefore) => itemOf(itemId).kind === 'profile-decision'
  return {
    sections: [
      ...section({
        key: 'flagged',
        title: 'Flagged by the bureau',
        only: theTable,
        blocks: flags.flatMap(flag => flagEvidence(flag, itemOf(flag.itemId).startsAt, tasking)),
      }),
      ...section({
        key: 'decisions',
        title: 'Problem profiles to decide',
        only: notPublic,
        marking: marked(profiles.filter(isDecision)),
        blocks: profileBlocks('profile-decision'),
      }),
      ...section({
        key: 'reviews',
        title: 'Problem profiles to review',
        only: notPublic,
        marking: marked(profiles.filter(before => !isDecision(before))),
        blocks: profileBlocks('other'),
      }),
      ...section({
        key: 'priorities',
        title: 'Neighbourhood priorities to review',
        blocks: priorities.flatMap(one => priorityEvidence(one, itemOf(one.itemId).startsAt, tasking)),
      }),
    ],
    sums: charts.flatMap(({ sums }) => sums),
    counted: charts.flatMap(({ counted }) => counted),
  }
}

function mapOf({ profile, places }: ProfileBefore, areas: Tasking['areas']): Block {
  return {
    kind: 'map',
    map: placeMap(
      `${profile.number}: where`,
      [
        {
          name: profile.number,
          polygons: profile.polygons,
          as: 'hotspot',
        },
      ],
      places,
      areas,
    ),
  }
}

const statusWords = {
  proposed: 'Proposed, not raised yet',
  raised: 'Raised, before the group to be decided',
  adopted: 'Adopted',
  monitored: 'Monitored',
  closed: 'Closed',
  declined: 'Declined',
} as const

function profileEvidence({ profile, counts, actions }: ProfileBefore, when: string, drawn: Block[]): Block[] {
  const adopted = profile.adoptedOn ? `, adopted on ${longDay(profile.adoptedOn)}` : ''
  const review = profile.reviewOn ? ` To be reviewed by ${longDay(profile.reviewOn)}.` : ''
  return [
    heading(`${profile.number} ${profile.title}`),
    note(`${when}. ${statusWords[profile.status]}${adopted}.${review}`),
    finding(...profileSentence(counts)),
    ...drawn,
    ...actionsOfProfile(actions).map(block => ({ ...block, only: theTable })),
  ]
}

function flagEvidence(
  { title, note: typed, count, expected, polygons, places, itemId }: FlagBefore,
  at: string,
  { areas }: Tasking,
): Block[] {
  const key = `flagged=${itemId}`
  return [
    heading(title),
    note(`${at}, flagged.${typed ? ` ${typed}` : ''}`),
    count === null
      ? text('How many incidents it is about cannot be told: the ground it was found on is gone.')
      : text(
          said(countOf(count, key)),
          ` ${count === 1 ? 'incident' : 'incidents'}`,
          expected === null
            ? '.'
            : `, where ${expected < 0.1 ? 'under 0.1' : oneDecimal(expected)} would be expected.`,
        ),
    ...(polygons.length > 0
      ? [
          {
            kind: 'map' as const,
            map: placeMap(`${title}: where`, [{ name: title, polygons, as: 'hotspot' }], places, areas),
          },
        ]
      : []),
  ]
}

function priorityEvidence(
  { priority, polygons, places }: PriorityBefore,
  at: string,
  { areas }: Tasking,
): Block[] {
  return [
    heading(`${priority.number} ${priority.title}`),
    note(
      `${at}, priority to review. ${priority.areaLabel}; owner ${priority.owner} (${priority.agencyName}); review due on ${longDay(priority.reviewOn)}.`,
    ),
    text(...prioritySentence(priority)),
    ...voiceWords(priority),
    {
      kind: 'map',
      only: notPublic,
      map: placeMap(
        `${priority.number}: where`,
        [{ name: priority.areaLabel, polygons, as: 'area' }],
        places,
        areas,
      ),
    },
  ]
}
