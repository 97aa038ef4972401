import { expect, test } from 'vitest'
import { seededRandom } from '#shared/random.ts'
import { fewestAnswers, suppress } from '../../../main/features/performance/surveys/suppress.ts'

type Share = { yes: number; of: number }
const sum = (shares: readonly Share[]) =>
  shares.reduce((all, { yes, of }) => ({ yes: all.yes + yes, of: all.of + of }), { yes: 0, of: 0 })

const minus = (one: Share, other: Share) => ({ yes: one.yes - other.yes, of: one.of - other.of })
const isPossible = ({ yes, of }: Share) => yes >= 0 && yes <= of

/**
 * The attack: an outsider knows what is shown, the difference between the whole and the areas shown, and this very
 * rule. An area is found out unless other answers of it, with another share, would have been published alike.
 */
function foundOut(areas: readonly Share[], whole: Share): number[] {
  const published = suppress(areas, whole)
  if (!published.wholeShown) return []
  const elsewhere = minus(whole, sum(areas))
  const cells = [...areas, elsewhere]
  const hidden = cells.flatMap(({ of }, at) => (of > 0 && !published.shown[at] ? [at] : []))
  const steps = [1, 2, 3, 5, 9].flatMap(by => [
    { yes: by, of: 0 },
    { yes: -by, of: 0 },
    { yes: 0, of: by },
    { yes: 0, of: -by },
    { yes: by, of: by },
    { yes: -by, of: -by },
  ])
  const couldBe = (at: number) =>
    hidden.some(other =>
      steps.some(step => {
        if (other === at) return false
        const mine = sum([cells[at]!, step])
        const theirs = minus(cells[other]!, step)
        if (!isPossible(mine) || !isPossible(theirs) || mine.of === 0 || theirs.of === 0) return false
        if (mine.yes * cells[at]!.of === cells[at]!.yes * mine.of) return false
        const others = cells.map((cell, i) => (i === at ? mine : i === other ? theirs : cell)).slice(0, -1)
        const again = suppress(others, whole)
        return again.wholeShown && again.shown.every((one, i) => one === published.shown[i])
      }),
    )
  const left = sum(hidden.map(at => cells[at]!))
  const random = seededRandom(left.of)
  /** Any answers that add up to the difference. */
  const anyWorld = () => {
    const world = [...cells]
    let rest = left
    for (const [i, at] of hidden.entries()) {
      const last = i === hidden.length - 1
      const of = last ? rest.of : Math.min(rest.of, Math.floor(random() * (random() < 0.7 ? 30 : left.of)))
      const least = Math.max(0, rest.yes - (rest.of - of))
      const yes = least + Math.floor(random() * (Math.min(of, rest.yes) - least + 1))
      world[at] = { yes, of }
      rest = minus(rest, world[at])
    }
    return world
  }
  const isAlike = (world: readonly Share[]) => {
    if (!world.every(isPossible)) return false
    const again = suppress(world.slice(0, -1), whole)
    return again.wholeShown && again.shown.every((one, i) => one === published.shown[i])
  }
  return hidden.filter(at => {
    if (at >= areas.length || couldBe(at)) return false
    for (let tried = 0; tried < 20_000; tried++) {
      const world = anyWorld()
      const { yes, of } = world[at]!
      if (of > 0 && yes * cells[at]!.of !== cells[at]!.yes * of && isAlike(world)) return false
    }
    return true
  })
}

test('nothing under 30 is shown, and with one withheld another goes with it', () => {
  const areas = [
    { yes: 80, of: 100 },
    { yes: 20, of: 40 },
    { yes: 9, of: 12 },
  ]
  expect(suppress(areas, sum(areas))).toEqual({ shown: [true, false, false], wholeShown: true })
  expect(suppress(areas.slice(0, 2), sum(areas.slice(0, 2)))).toEqual({
    shown: [true, true],
    wholeShown: true,
  })
})

test('people of no area are not worked back either', () => {
  const areas = [
    { yes: 80, of: 100 },
    { yes: 30, of: 60 },
  ]
  expect(suppress(areas, { yes: 115, of: 170 }).shown).toEqual([true, false])
  expect(suppress(areas, { yes: 135, of: 200 }).shown).toEqual([true, true])
})

test('where nobody who is left said yes, nothing is shown: it would be so of each of them', () => {
  const areas = [
    { yes: 60, of: 90 },
    { yes: 0, of: 20 },
    { yes: 0, of: 20 },
  ]
  expect(suppress(areas, sum(areas))).toEqual({ shown: [false, false, false], wholeShown: false })
  expect(suppress(areas.slice(0, 1), { yes: 60, of: 90 }).shown).toEqual([true])
})

test('a whole under 30, or with no areas at all', () => {
  expect(suppress([{ yes: 3, of: 20 }], { yes: 3, of: 20 })).toEqual({ shown: [false], wholeShown: false })
  expect(suppress([], { yes: 1280, of: 1600 })).toEqual({ shown: [], wholeShown: true })
})

test('attacked by differences, no withheld figure of 3,000 seeded surveys is found out', () => {
  const random = seededRandom(6)
  const below = (n: number) => Math.floor(random() * n)
  let withheld = 0
  for (let run = 0; run < 3000; run++) {
    const areas = Array.from({ length: 1 + below(7) }, () => {
      const of = below(3) === 0 ? below(30) : below(120)
      const yes = below(4) === 0 ? (below(2) === 0 ? 0 : of) : below(of + 1)
      return { yes, of }
    })
    const elsewhere = below(3) === 0 ? below(60) : 0
    const whole = sum([...areas, { yes: below(elsewhere + 1), of: elsewhere }])
    const { shown, wholeShown } = suppress(areas, whole)
    for (const [at, { of }] of areas.entries())
      if (shown[at]) expect(of).toBeGreaterThanOrEqual(fewestAnswers)
    if (wholeShown) {
      const left = whole.of - sum(areas.filter((_, at) => shown[at])).of
      expect(left === 0 || left >= fewestAnswers).toBe(true)
    }
    withheld += shown.filter(one => !one).length
    expect(foundOut(areas, whole), JSON.stringify({ areas, whole })).toEqual([])
  }
  expect(withheld).toBeGreaterThan(3000)
})
