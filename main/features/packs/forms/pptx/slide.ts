import type { Chart, Column, Figure, Picture, Run } from '../../model/document.ts'

/*
 * Slides as plain values, before any library has seen them. All lengths are inches. The format is 4:3, 10 by 7.5:
 * it fills the projector of the meeting room (1024 x 768), where a wide slide would be a quarter smaller and its
 * type with it; on a wide screen it loses nothing but the margins beside it.
 */
export const slideWidth = 10
export const slideHeight = 7.5
export const left = 0.5
export const inner = slideWidth - 2 * left
export const top = 1.5
export const bottom = 6.95

/** Sizes of type in points: nothing that is to be read from the back of the room is smaller than 12. */
export const sizes = { title: 24, text: 16, small: 12, figure: 24, heading: 18 }

/** Figures seen at a glance; four beside one another are set smaller. */
export const figurePoints = (across: number) => (across > 3 ? 18 : sizes.figure)

export type Paragraph = {
  runs: readonly Run[]
  points: number
  /** A bullet, or the number it has in its list. */
  bullet?: 'dot' | number | undefined
  /** Steps to the right. */
  level: number
  heading?: true | undefined
  quiet?: true | undefined
  /** Set apart: the sentence a reader should remember. */
  finding?: true | undefined
}

export type GridCell = { runs: readonly Run[] }

export type Part = { y: number; height: number } & (
  | { kind: 'text'; paragraphs: readonly Paragraph[] }
  | {
      kind: 'table'
      columns: readonly Column[]
      widths: readonly number[]
      rows: readonly (readonly GridCell[])[]
      heights: readonly number[]
    }
  | { kind: 'figures'; figures: readonly { label: string; figure: Figure; note: string }[]; across: number }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'drawing'; svg: string; alternative: string; width: number; x: number }
  | { kind: 'picture'; picture: Picture; width: number; x: number }
)

/** The first slide says what the deck is in a band of the bureau's colour. */
export const coverTop = 2.35

export type Slide = { title: string; parts: Part[]; isCover?: true }
