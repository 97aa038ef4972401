import { expect, test } from 'vitest'
import {
  classLooks,
  divergingLooks,
  inkOn,
  luminance,
  sequentialLooks,
} from '../../../renderer/map/figures/ramps.ts'
import { difference, labOf, linearOf, type Vision, visions } from './colour-vision.ts'

const schemes = ['light', 'dark'] as const
const everyVision = Object.keys(visions) as Vision[]
/** About ten times what can just be noticed side by side. */
const apart = 14

test('the simulation knows white, and that red and green look alike to a deuteranope', () => {
  expect(labOf(linearOf('#ffffff'))[0]).toBeCloseTo(100, 3)
  expect(difference('#a0a000', '#b89000', 'deuteranopia')).toBeLessThan(
    difference('#a0a000', '#b89000', 'normal'),
  )
})

for (const scheme of schemes) {
  for (const vision of everyVision) {
    test(`neighbouring classes can be told apart, ${scheme}, ${vision}`, () => {
      for (const looks of [
        ...[2, 3, 4, 5].map(count => sequentialLooks(count, scheme)),
        divergingLooks(scheme),
      ]) {
        for (let at = 1; at < looks.length; at++) {
          const [one, other] = [looks[at - 1]!.colour, looks[at]!.colour]
          expect(difference(one, other, vision), `${one} ${other}`).toBeGreaterThan(apart)
        }
      }
    })
  }

  test(`the two ends of a change are told apart by more than their hue, ${scheme}`, () => {
    const looks = divergingLooks(scheme)
    expect(looks.slice(0, 2).every(({ pattern }) => pattern !== null)).toBe(true)
    expect(looks.slice(2).every(({ pattern }) => pattern === null)).toBe(true)
  })

  test(`more is further from the ground, ${scheme}`, () => {
    const lightness = sequentialLooks(5, scheme).map(({ colour }) => luminance(colour))
    const expected = [...lightness].sort((a, b) => (scheme === 'light' ? b - a : a - b))
    expect(lightness).toEqual(expected)
  })

  test(`letters are read on every class, ${scheme}`, () => {
    for (const { colour } of [
      ...sequentialLooks(5, scheme),
      ...divergingLooks(scheme),
      ...classLooks(8, scheme),
    ]) {
      const [ink, ground] = [luminance(inkOn(colour)), luminance(colour)].sort((a, b) => b - a)
      expect((ink! + 0.05) / (ground! + 0.05), colour).toBeGreaterThanOrEqual(4.5)
    }
  })

  test(`classes without an order have each a pattern and a letter of their own, ${scheme}`, () => {
    const looks = classLooks(8, scheme)
    expect(new Set(looks.map(({ pattern }) => pattern)).size).toBe(8)
    expect(new Set(looks.map(({ letter }) => letter)).size).toBe(8)
  })
}
