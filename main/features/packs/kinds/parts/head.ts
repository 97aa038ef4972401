import { shippedAccent } from '../../forms/html/shades.ts'
import type { PackDocument } from '../../model/document.ts'
import { usualMarking } from '../../model/marking.ts'
import type { PackAsked } from '../../pipeline.ts'

/** What of the bureau stands on every page. */
export type Paper = { bureauName: string; marking: string; demonstration: boolean }

/** The fields of a pack that are the same for every kind; its number and look are given later. */
export function headOf({ audience, audienceWords, madeOn }: PackAsked, paper: Paper) {
  return {
    ...paper,
    marking: usualMarking(paper.marking, audience.kind),
    number: null,
    audience: audience.kind,
    audienceWords,
    madeOn,
    look: { accent: shippedAccent, logo: null },
  } satisfies Partial<PackDocument>
}

export type PackHead = ReturnType<typeof headOf>
