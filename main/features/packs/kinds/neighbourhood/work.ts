import { capitalised } from '#shared/capitalised.ts'
import { counted } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import type { Section } from '../../model/document.ts'
import { oneDecimal } from '../../words.ts'
import { isAtTheTable } from '../parts/audience.ts'
import { bold, column, countOf, derived, note, plain, table, text } from '../parts/blocks.ts'
import { placeLabel } from '../parts/label.ts'
import { prioritySentence, voiceWords } from '../parts/priority-words.ts'
import type { Neighbourhood } from './content.ts'

/** The hotspots that lie in it, as the last analyses found them. */
export function hotspotsSection({ hotspots, head }: Neighbourhood): Section {
  const [first] = hotspots
  const hasExpected = hotspots.some(({ expected }) => expected !== null)
  return {
    key: 'hotspots',
    title: 'Hotspots in it',
    blocks: first
      ? [
          table({
            ranked: true,
            caption: `Hotspots found among the incidents from ${dayWords(first.from)} to ${dayWords(first.to)}`,
            columns: [
              column('Where', 'text', 4),
              column('Incidents', 'number'),
              ...(hasExpected ? [column('Expected', 'number')] : []),
              column('Analysis', 'number'),
            ],
            rows: hotspots.map(({ theme, label, count, expected, analysisId }, at) => [
              `${theme}: ${placeLabel(label, isAtTheTable(head.audience))}`,
              count === null ? 'n/a' : countOf(count, `hotspot=${analysisId}.${at}`),
              ...(hasExpected ? [derived(expectedWords(expected), [`hotspot=${analysisId}.${at}`])] : []),
              { text: `${analysisId}` },
            ]),
          }),
        ]
      : [text('The last analyses found no hotspot here.')],
  }
}

const expectedWords = (expected: number | null) =>
  expected === null ? 'n/a' : expected < 0.1 ? 'under 0.1' : oneDecimal(expected)

/** The problem profiles under way in it. */
export function profilesSection({ profiles }: Neighbourhood): Section {
  return {
    key: 'profiles',
    title: 'Problem profiles under way',
    blocks:
      profiles.length === 0
        ? [text('No problem profile is under way here.')]
        : [
            table({
              caption: 'Problem profiles under way',
              columns: [
                column('Profile', 'text', 5),
                column('Standing', 'text', 3),
                column('Open actions', 'number'),
              ],
              rows: profiles.map(({ number, title, status, adoptedOn, openActions }) => [
                `${number} ${title}`,
                standingWords(status, adoptedOn),
                plain(openActions),
              ]),
            }),
          ],
  }
}

function standingWords(status: string, adoptedOn: string | null): string {
  const standing = capitalised(status)
  if (!adoptedOn) return standing
  return status === 'adopted'
    ? `Adopted ${dayWords(adoptedOn)}`
    : `${standing}, adopted ${dayWords(adoptedOn)}`
}

const isActive = ({ status }: Priority) => status === 'active'

/** What the people of the neighbourhood asked for, and what was said back to them. */
export function prioritiesSection({ priorities, head }: Neighbourhood): Section {
  const atTable = isAtTheTable(head.audience)
  const closed = priorities.filter(priority => !isActive(priority))
  return {
    key: 'priorities',
    title: 'Priorities: you said, we did',
    blocks: [
      ...(priorities.some(isActive) ? [] : [text('The neighbourhood has no priority at present.')]),
      ...priorities
        .filter(isActive)
        .flatMap(priority => [
          text(
            bold(`${priority.number} ${priority.title}. `),
            atTable
              ? `To be reviewed by ${longDay(priority.reviewOn)}.`
              : `Since ${longDay(priority.adoptedOn)}; to be reviewed by ${longDay(priority.reviewOn)}.`,
          ),
          ...(atTable ? [note(priority.rationale), text(...prioritySentence(priority))] : []),
          ...voiceWords(priority),
        ]),
      ...closed.map(({ number, title, closedOn, outcome }) =>
        text(
          bold(`${number} ${title}. `),
          `Closed${closedOn ? ` on ${longDay(closedOn)}` : ''}.${outcome ? ` ${outcome}` : ''}`,
        ),
      ),
    ],
  }
}

/** Offices, never people. */
export function contactsSection({ priorities, head, area }: Neighbourhood): Section {
  const active = priorities.filter(isActive)
  return {
    key: 'contacts',
    title: 'Who to contact',
    blocks: [
      active.length === 0
        ? text(`${head.bureauName}: no office has taken a priority of ${area.name} at present.`)
        : table({
            caption: `${counted(active.length, 'office')} for ${area.name}`,
            columns: [column('About', 'text', 3), column('Office', 'text', 3), column('Contact', 'text', 3)],
            rows: active.map(({ title, owner, agencyName, contact }) => [
              title,
              `${owner} (${agencyName})`,
              contact || head.bureauName,
            ]),
          }),
    ],
  }
}
