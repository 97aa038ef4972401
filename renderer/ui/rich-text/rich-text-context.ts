import { createContext, type ReactNode } from 'react'

/** What a figure in a sentence reads, or why it cannot be read. */
export type FigureReading = { text: string; holds: string } | { missing: string }

/** What stands in a text that the editor knows nothing of: where its figures and pictures come from. */
export type RichTextSurroundings = {
  readFigure: (key: string) => FigureReading
  /** The person wants to see what is behind a figure. */
  onFigure: (key: string) => void
  picture: (attachmentId: number, alt: string) => ReactNode
}

export const RichTextContext = createContext<RichTextSurroundings>({
  readFigure: () => ({ missing: 'Figures are not known here.' }),
  onFigure: () => {
    // Nothing is behind a figure that is not known.
  },
  picture: () => null,
})
