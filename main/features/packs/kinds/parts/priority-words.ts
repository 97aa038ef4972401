import { counted } from '#shared/count-words.ts'
import { dayWords, longDay } from '#shared/day-words.ts'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import { partVoices } from '#shared/features/briefings/priority-rules.ts'
import type { Block } from '../../model/document.ts'
import { column, countOf, derived, said, table, text, type Words } from './blocks.ts'

/** Calls since its adoption against the year before, with the interval; where nothing is known yet, that. */
export function prioritySentence({ number, change, adoptedOn }: Priority): Words {
  const adopted = `Adopted on ${longDay(adoptedOn)}. `
  if (!change) return [adopted, 'Of the days since nothing is known yet.']
  const [before, since] = [`priority=${number} before`, `priority=${number} since`]
  if (change.sentence === '') {
    return [
      adopted,
      said(countOf(change.count, since)),
      ` calls from ${dayWords(change.from)} to ${dayWords(change.to)}, of the sources that may reach this audience.`,
    ]
  }
  const rest = change.sentence.slice(change.sentence.indexOf('. ') + 2)
  return [
    adopted,
    said(countOf(change.beforeCount, before)),
    ` calls from ${dayWords(change.beforeFrom)} to ${dayWords(change.beforeTo)}, `,
    said(countOf(change.count, since)),
    ` from ${dayWords(change.from)} to ${dayWords(change.to)}. `,
    said(derived(rest, [before, since])),
  ]
}

/** "You said, we did": what was raised and what was said back; what is outstanding is told first. */
export function voiceWords({ number, voices }: Pick<Priority, 'number' | 'voices'>): Block[] {
  const { answered, outstanding } = partVoices(voices)
  if (voices.length === 0) return [text('Nobody has raised anything about it here yet.')]
  return [
    table({
      caption: `${number}: you said, we did${outstanding.length > 0 ? ` (${counted(outstanding.length, 'answer')} outstanding)` : ''}`,
      columns: [
        column('Who and when', 'text', 3),
        column('You said', 'text', 4),
        column('We did', 'text', 4),
      ],
      rows: [...outstanding, ...answered].map(
        ({ raisedBy, raisedOn, what, saidBack, how, saidOn, daysLate }) => [
          `${raisedBy}, ${dayWords(raisedOn)}`,
          what,
          saidOn === null
            ? `Not answered yet${daysLate > 0 ? `, ${counted(daysLate, 'day')} late` : ''}.`
            : `${saidBack} (${how.charAt(0).toLowerCase()}${how.slice(1)}, ${dayWords(saidOn)})`,
        ],
      ),
    }),
  ]
}
