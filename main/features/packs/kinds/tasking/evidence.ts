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
  const isOutside = tasking.head.audience !== 'internal'
  const itemOf = (itemId: number) => meeting.agenda.find(({ id }) => id === itemId)!
  const charts = profiles.map(({ counts }) => (isOutside && holdsNone(counts) ? null : monthsChart(counts)))
  const profileBlocks = (kind: 'profile-decision' | 'other') =>
    profiles
      .map((before, at) => ({ before, drawn: charts[at] ?? null, item: itemOf(before.itemId) }))
      .filter(({ item }) => (item.kind === 'profile-decision') === (kind === 'profile-decision'))
      .flatMap(({ before, drawn, item }) =>
        profileEvidence(
          before,
          `${item.startsAt}, ${agendaKindWords[item.kind].toLowerCase()}`,
          drawn ? [{ kind: 'chart', chart: drawn.chart }, mapOf(before, areas)] : [],
        ),
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
    sums: charts.flatMap(drawn => drawn?.sums ?? []),
    counted: charts.flatMap(drawn => drawn?.counted ?? []),
  }
}

/** Every profile is of incidents: where the audience's sources hold none, its evidence is with the others. */
const holdsNone = ({ figures, since }: ProfileBefore['counts']) =>
  figures.total === 0 && (since?.count ?? 0) === 0
const noneReaches =
  'None of its incidents came from a source that may reach this audience: their number, their months and their places are not in this copy. Ask the bureau, or the agency whose source it is.'

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
    drawn.length > 0 ? finding(...profileSentence(counts)) : note(noneReaches),
    ...drawn,
    ...actionsOfProfile(actions).map(block => ({ ...block, only: theTable })),
  ]
}

function flagEvidence(
  { title, note: typed, count, expected, polygons, places, itemId }: FlagBefore,
  at: string,
  { areas, head }: Tasking,
): Block[] {
  const key = `flagged=${itemId}`
  return [
    heading(title),
    note(`${at}, flagged.${typed ? ` ${typed}` : ''}`),
    count === null
      ? text('How many incidents it is about cannot be told: the ground it was found on is gone.')
      : count === 0 && head.audience !== 'internal'
        ? note(noneReaches)
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
