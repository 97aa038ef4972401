import { whole } from '#shared/count-words.ts'
import type { Block, Cell, Column, Figure, Run, Section, Table } from '../../model/document.ts'

/** Words in a row: plain text, or a run that is a figure or stands out. */
export type Words = readonly (string | Run)[]

export const runsOf = (words: Words): Run[] =>
  words.filter(word => word !== '').map(word => (typeof word === 'string' ? { text: word } : word))

export const text = (...words: Words): Block => ({ kind: 'text', runs: runsOf(words) })
export const finding = (...words: Words): Block => ({ kind: 'finding', runs: runsOf(words) })
export const note = (...words: Words): Block => ({ kind: 'note', runs: runsOf(words) })
export const heading = (words: string, level: 3 | 4 = 3): Block => ({ kind: 'heading', level, text: words })
export const bold = (words: string): Run => ({ text: words, bold: true })
export const terms = (...pairs: readonly (readonly [term: string, words: string])[]): Block => ({
  kind: 'terms',
  terms: pairs.filter(([, words]) => words !== ''),
})

/** A count of incidents under the key by which disclosure control knows it. */
export const countOf = (value: number, key: string): Figure => ({ text: whole(value), value, count: key })
/** A number that counts no incidents: days, actions, meetings. */
export const plain = (value: number): Figure => ({ text: whole(value), value })
/** A figure that counts could be worked back from. */
export const derived = (words: string, from: readonly string[], value?: number): Figure => ({
  text: words,
  value,
  from,
})

/** A figure inside a sentence: the number alone, so that what is withheld takes no words with it. */
export function said({ text: words, ...figure }: Figure): Run {
  return { text: words, live: true, figure }
}

/** A cell of words; `strong` stands above them on a line of its own. */
export function worded(strong: string, ...words: Words): Cell {
  const rest = runsOf(words)
  return {
    runs: [bold(strong), ...(rest.length > 0 ? [{ text: '', lineBreak: true as const }] : []), ...rest],
  }
}

/** A column: its kind is `number` for figures, `day` for what must not break. */
export const column = (label: string, kind: Column['kind'] = 'text', share?: number): Column => ({
  label,
  kind,
  ...(share !== undefined && { share }),
})

export const table = (table: Omit<Table, 'empty'> & { empty?: string }): Block => ({
  kind: 'table',
  table: { empty: 'None.', ...table },
})

/** A section that holds something; none otherwise. */
export function section(section: Section): Section[] {
  return section.blocks.length > 0 ? [section] : []
}

/** Typed text as paragraphs: a blank line ends one, a line break stays one. */
export function paragraphs(typed: string): Block[] {
  return typed
    .trim()
    .split(/\n\s*\n/)
    .filter(part => part.trim() !== '')
    .map(part => ({
      kind: 'text' as const,
      runs: part
        .trim()
        .split('\n')
        .flatMap((line, at): Run[] => [
          ...(at > 0 ? [{ text: '', lineBreak: true as const }] : []),
          { text: line },
        ]),
    }))
}
