import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classify } from '../../../renderer/map/figures/classes.ts'
import { figureWords } from '../../../renderer/map/figures/figure-words.ts'
import { figureFinder } from '../../../renderer/map/figures/find-figure.ts'
import { symbolRadii } from '../../../renderer/map/figures/symbol-sizes.ts'
import type { FigureLayer } from '../../../renderer/map/layers.ts'

function layer(values: number[], changes: Partial<FigureLayer> = {}): FigureLayer {
  return {
    ...{ key: 'cells', title: 'Incidents', unit: '', decimals: 0, scale: 'sequential' },
    values: Float64Array.from(values),
    counts: Float64Array.from(values),
    shapes: {
      kind: 'cells',
      shape: 'square',
      cellMetres: 100,
      eastings: Float64Array.from(values, (_, at) => 450_050 + 100 * at),
      northings: Float64Array.from(values, () => 300_050),
    },
    ...changes,
  }
}

test('the legend counts every shape and every incident once', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constant(Number.NaN))
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), values => {
      const { classes, classOf, withoutFigure } = classify(layer(values), 'light')
      const figures = values.filter(Number.isFinite)
      expect(classes.reduce((sum, { shapes }) => sum + shapes, 0)).toBe(figures.length)
      expect(classes.reduce((sum, { incidents }) => sum + incidents!, 0)).toBe(
        figures.reduce((a, b) => a + b, 0),
      )
      expect(withoutFigure).toBe(values.length - figures.length)
      expect([...classOf].filter(found => found < 0).length).toBe(withoutFigure)
    }),
  )
})

test('a class holds exactly what its label says', () => {
  const values = [0, 1, 1, 1, 2, 2, 3, 5, 8, 13, 40]
  const { classes, classOf } = classify(layer(values), 'light')
  expect(classes.map(({ label, shapes }) => `${label}: ${shapes}`)).toEqual([
    '0: 1',
    '1 to 2: 5',
    '3 to 7: 2',
    '8 to 39: 2',
    '40: 1',
  ])
  expect(classes[0]!.empty).toBe(true)
  expect(classOf[values.indexOf(40)]).toBe(4)
})

test('changes have their middle at nothing, and minus is not plus', () => {
  const { classes, classOf } = classify(
    layer([-9, -5, -1, 0, 1, 5, 9, Number.NaN], { scale: 'diverging' }),
    'light',
  )
  expect(classes).toHaveLength(5)
  expect(classOf[3]).toBe(2)
  expect([...classOf].map(found => 4 - found).slice(0, 7)).toEqual([...classOf].slice(0, 7).reverse())
  expect(classOf[7]).toBe(-1)
  expect(classes[0]!.label).toContain('−')
})

test('named classes of a diverging scale keep its colours, whatever there is of each', () => {
  const classNames = ['cold', 'below', 'as expected', 'above', 'hot']
  const { classes, classOf } = classify(
    layer([3, 3, 2, 3], { scale: 'diverging', classNames, decimals: 2 }),
    'light',
  )
  const numbers = classify(layer([-9, -5, 0, 5, 9], { scale: 'diverging' }), 'light').classes
  expect(classes.map(({ colour }) => colour)).toEqual(numbers.map(({ colour }) => colour))
  expect(classes.map(({ label, shapes }) => [label, shapes])).toEqual([
    ['cold', 0],
    ['below', 0],
    ['as expected', 1],
    ['above', 3],
    ['hot', 0],
  ])
  expect([...classOf]).toEqual([3, 3, 2, 3])
})

test('one value, none, and all equal make no empty classes', () => {
  expect(classify(layer([]), 'light').classes).toEqual([])
  expect(classify(layer([7]), 'light').classes.map(({ label }) => label)).toEqual(['7'])
  expect(classify(layer([3, 3, 3]), 'light').classes.map(({ shapes }) => shapes)).toEqual([3])
  expect(classify(layer([Number.NaN]), 'light').withoutFigure).toBe(1)
})

test('named classes take values as positions, and what is none of them is no figure', () => {
  const { classes, withoutFigure } = classify(
    layer([0, 1, 1, 5], { scale: 'classes', classNames: ['new', 'persistent'], counts: null }),
    'dark',
  )
  expect(classes.map(({ label, shapes, incidents }) => [label, shapes, incidents])).toEqual([
    ['new', 1, null],
    ['persistent', 2, null],
  ])
  expect(withoutFigure).toBe(1)
})

test('circles have areas in proportion to their values', () => {
  const [one, four, none] = symbolRadii(Float64Array.of(25, 100, Number.NaN))
  expect(four! / one!).toBeCloseTo(2)
  expect(none).toBeGreaterThan(0)
})

test('the figure under the pointer is found in squares, hexagons, areas and circles', () => {
  const squares = figureFinder(layer([4, 5, 6]))
  expect(squares(450_160, 300_020, 1)).toBe(1)
  expect(squares(450_350, 300_020, 1)).toBe(-1)
  const eastings = Float64Array.of(1000)
  const northings = Float64Array.of(1000)
  const hexagon = figureFinder(
    layer([1], { shapes: { kind: 'cells', shape: 'hexagon', cellMetres: 100, eastings, northings } }),
  )
  // Corners lie east and west, 57.7 m away; the flat sides north and south, 50 m away.
  expect(hexagon(1056, 1000, 1)).toBe(0)
  expect(hexagon(1000, 1051, 1)).toBe(-1)
  const symbols = figureFinder(
    layer([100, 4], {
      shapes: { kind: 'symbols', eastings: Float64Array.of(0, 10), northings: Float64Array.of(0, 0) },
    }),
  )
  expect(symbols(10, 0, 1)).toBe(1)
  expect(symbols(-12, 0, 1)).toBe(0)
  expect(symbols(-12, 0, 0.1)).toBe(-1)
})

test('a value is said with its incidents, and none as none', () => {
  const rates = layer([4.25, Number.NaN], { decimals: 1, unit: 'per 1,000', counts: Float64Array.of(17, 0) })
  expect(figureWords(rates, 0)).toBe('4.3 per 1,000 · 17 incidents')
  expect(figureWords(rates, 1)).toContain('no figure')
  expect(figureWords(layer([12]), 0)).toBe('12')
})
