import { longDay } from '#shared/day-words.ts'
import type { AudienceKind } from '#shared/features/packs/audience.ts'
import type { Block, Cell, Column, Run, Table } from '../../model/document.ts'
import { column, countOf, said, table, text, type Words } from '../parts/blocks.ts'

/** Those for whom the board's own business is written. */
export const boardOnly: readonly AudienceKind[] = ['internal', 'board']

/** A sentence that tells of counts. */
export const telling = (words: string, from: readonly string[]): Run => ({ text: words, figure: { from } })

/** A sentence of the bureau's own in which calls are counted: small ones are withheld as they are in tables. */
export function withCounts(words: string, key: string): Words {
  return words
    .split(/(?<![\d,.-])(\d[\d,]*)(?= (?:calls?|incidents?|of the second)\b)/)
    .map((part, at) =>
      at % 2 === 1 ? said(countOf(Number(part.replaceAll(',', '')), `${key} ${at}`)) : part,
    )
}

/** What people typed, a paragraph each; nothing where they typed nothing. */
export const typed = (words: string): Block[] =>
  linesOf(words).map(line => ({ ...text(line), only: boardOnly }))

/** The lines of a typed text that say something. */
export const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

export const days = (from: string, to: string) => `${longDay(from)} to ${longDay(to)}`

type Head = readonly [label: string, kind: Column['kind'], share?: number]

/** A table from its heads and rows. */
export const tableOf = (
  caption: string,
  heads: readonly Head[],
  rows: readonly (readonly Cell[])[],
  more: Pick<Table, 'empty' | 'note' | 'ranked' | 'most'>,
): Block =>
  table({ caption, columns: heads.map(([label, kind, share]) => column(label, kind, share)), rows, ...more })
