/** Fewer answers than these are shown to nobody: neither how many said yes, nor how many were asked. */
export const fewestAnswers = 30

type Share = { yes: number; of: number }

export type Suppressed = {
  /** By area: whether its figures may be shown. */
  shown: boolean[]
  /** Whether the figures of the whole may be shown. */
  wholeShown: boolean
}

/**
 * Which figures of a question may be shown: none under 30 answers, and none by which those could be worked back.
 * Whoever knows the whole and the areas shown knows what is left by difference: the areas withheld, and the people of
 * no area. So what is left must itself be fit to be shown: 30 answers or more, and of two parts or more where an area is
 * withheld in it. As long as it is not, the area with the fewest answers among those shown is withheld as well; where
 * none is left, the whole is.
 *
 * Where all who are left said yes, or none did, that would be so of each withheld area: nothing at all is shown then. It
 * must not be mended by withholding one more area: whoever knows this rule would see by its size why it was withheld.
 *
 * @param areas their answers; 0 of 0 where nobody answered.
 * @param whole never less than the sum of the areas.
 */
export function suppress(areas: readonly Share[], whole: Share): Suppressed {
  const nothing = { shown: areas.map(() => false), wholeShown: false }
  if (whole.of < fewestAnswers) return nothing
  const shown = areas.map(({ of }) => of >= fewestAnswers)
  const bySize = areas.map((_, at) => at).sort((a, b) => areas[a]!.of - areas[b]!.of || a - b)
  let left = leftOver(areas, shown, whole)
  while (!isFit(left)) {
    const next = bySize.find(at => shown[at])
    if (next === undefined) return nothing
    shown[next] = false
    left = leftOver(areas, shown, whole)
  }
  const isTelling = left.areas > 0 && (left.yes === 0 || left.yes === left.of)
  return isTelling ? nothing : { shown, wholeShown: true }
}

type LeftOver = Share & {
  /** Withheld areas with answers. */
  areas: number
  /** Answers of people of no area. */
  elsewhere: number
}

function leftOver(areas: readonly Share[], shown: readonly boolean[], whole: Share): LeftOver {
  const left = { ...whole, areas: 0, elsewhere: whole.of }
  for (const [at, { yes, of }] of areas.entries()) {
    left.elsewhere -= of
    if (shown[at]) {
      left.yes -= yes
      left.of -= of
    } else if (of > 0) left.areas++
  }
  return left
}

function isFit({ of, areas, elsewhere }: LeftOver): boolean {
  if (of === 0) return true
  if (of < fewestAnswers) return false
  return areas === 0 || areas + (elsewhere > 0 ? 1 : 0) >= 2
}
