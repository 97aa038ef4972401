import { figuresIn } from '../main/features/packs/audience/figures-in.ts'
import type { PackDocument } from '../main/features/packs/model/document.ts'

/** Every figure of a pack as it reads, in order. */
export const figureTexts = (document: PackDocument): string =>
  figuresIn(document)
    .map(({ text }) => text)
    .join(' | ')
