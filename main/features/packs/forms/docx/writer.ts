import type * as Library from 'docx'
import { type Draw, drawWith } from '../draw.ts'
import type { Numbered } from '../numbered.ts'

/** What the parts of a document need to be written: the library, which is loaded late, and the look of the pack. */
export type Writer = {
  docx: typeof Library
  accent: string
  draw: Draw
  numbered: Numbered
  /** Each list that is numbered begins at one. */
  nextList(): number
}

export type Piece = Library.Paragraph | Library.Table | Library.TableOfContents

/** The width of the text on an A4 page, in twentieths of a point and in pixels at 96 to the inch. */
export const textTwips = 10_092
export const textPixels = 672
export const highestPixels = 640

export const ink = '1F2328'
export const quiet = '4A535D'
export const line = 'C5CCD3'
export const pale = 'EEF3F7'

export const pageMargins = { top: 1_250, bottom: 1_200, left: 907, right: 907, header: 480, footer: 480 }

export function newWriter(docx: typeof Library, accent: string, numbered: Numbered): Writer {
  let lists = 0
  return { docx, accent, draw: drawWith(accent), numbered, nextList: () => lists++ }
}
