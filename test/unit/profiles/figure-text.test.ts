import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureChoices, figureInText, figureText } from '#shared/features/profiles/figure-text.ts'
import { figureSource } from './figure-source.ts'

const adopted = {
  baseline: { frozenOn: '2024-12-17' },
  since: {
    ...{ from: '2024-12-18', to: '2025-12-16', count: 48, perMonth: 4.02, baselinePerMonth: 26 },
    sentence: 'Down 84.6 %.',
  },
}

test('a figure before adoption is counted anew, and leads to the map of its incidents', () => {
  expect(figureText('per-month', figureSource())).toEqual({
    text: '26 a month',
    holds: 'up to 28 December 2024, counted anew until adoption',
    lead: { kind: 'incidents', filter: { from: '2024-01-01' } },
  })
})

test('after adoption it is the frozen one, with its day', () => {
  expect(figureText('total', figureSource(adopted))).toEqual({
    text: '312 incidents',
    holds: 'as frozen on 17 December 2024',
    lead: { kind: 'incidents', filter: { from: '2024-01-01', to: '2024-12-28' } },
  })
  expect(figureText('since-per-month', figureSource(adopted))).toMatchObject({
    text: '4 a month',
    lead: { filter: { from: '2024-12-18', to: '2025-12-16' } },
  })
  expect(figureText('change', figureSource(adopted))).toMatchObject({ text: 'Down 84.6 %.' })
})

test.each([
  ['share:Rowdy: loud', '228 of 312 (73 %)'],
  ['top-places:1', '100 of 200 (50 %)'],
  ['top-places:2', '120 of 200 (60 %)'],
  ['repeat-locations', '2 repeat locations'],
  ['period', '1 January 2024 to 28 December 2024'],
  ['hotspot:7', '312 incidents'],
])('%s reads %s', (key, text) => {
  expect(figureText(key, figureSource())).toMatchObject({ text })
})

test('of fewer than ten there is no percentage', () => {
  const { figures } = figureSource()
  const few = { ...figures, total: 6, categories: [{ name: 'Noise', count: 4 }] }
  expect(figureText('share:Noise', figureSource({ figures: few }))).toMatchObject({ text: '4 of 6' })
})

test('as many places as are listed are at least so many', () => {
  const { figures } = figureSource()
  const place = { place: 'X', gridReference: '', count: 2, cumulativeShare: 0.5 }
  const repeatLocations = { kind: 'places' as const, places: Array.from({ length: 25 }, () => place) }
  expect(
    figureText('repeat-locations', figureSource({ figures: { ...figures, repeatLocations } })),
  ).toMatchObject({
    text: 'at least 25 repeat locations',
  })
})

test('what is unknown or no longer computable says so in its place', () => {
  const refused = {
    ...figureSource().figures,
    repeatLocations: { kind: 'refused' as const, reason: 'snapped points' },
  }
  for (const [key, reason] of [
    ['no-such', 'no figure called'],
    ['share:Gone', 'no incident'],
    ['hotspot:8', 'no longer'],
    ['change', 'from adoption on'],
    ['constructor', 'no figure called'],
    ['', 'no figure called'],
  ] as const) {
    const shown = figureText(key, figureSource())
    expect('missing' in shown && shown.missing.toLowerCase()).toContain(reason)
  }
  expect(figureText('top-places:3', figureSource({ figures: refused }))).toEqual({
    missing: 'snapped points',
  })
  expect(figureInText('hotspot:8', 'Hotspot 8', figureSource())).toBe('[Hotspot 8: not computable]')
})

test('no key makes it fail', () => {
  fc.assert(
    fc.property(fc.string(), key => {
      const shown = figureText(key, figureSource())
      expect('text' in shown ? shown.text : shown.missing).not.toBe('')
    }),
  )
})

test('what is offered can be read, and of since adoption nothing before it', () => {
  const keys = figureChoices(figureSource()).map(({ key }) => key)
  expect(keys).toContain('share:Rowdy: loud')
  expect(keys).not.toContain('change')
  expect(figureChoices(figureSource(adopted)).map(({ key }) => key)).toContain('change')
})
