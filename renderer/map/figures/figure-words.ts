import type { FigureLayer } from '../layers.ts'
import { figure } from './classes.ts'

/** A value of a layer in words, for the pointer: where, how much, and from how many incidents. */
export function figureWords(
  { values, counts, unit, decimals, classNames, shapes }: FigureLayer,
  at: number,
): string {
  const value = values[at]!
  const name = shapes.kind === 'areas' ? `${shapes.names[at]}: ` : ''
  const said = !Number.isFinite(value)
    ? 'no figure'
    : classNames
      ? (classNames[Math.round(value)] ?? 'no figure')
      : `${figure(value, decimals)}${unit ? ` ${unit}` : ''}`
  const behind = counts?.[at] ?? Number.NaN
  // Where the value is the count itself it is not said twice.
  if (!Number.isFinite(behind) || (behind === value && decimals === 0)) return name + said
  return `${name}${said} · ${figure(behind, 0)} ${behind === 1 ? 'incident' : 'incidents'}`
}

/** What one value of a layer stands for, and many. */
export function shapeNoun({ shapes }: FigureLayer): [one: string, many: string] {
  if (shapes.kind === 'cells') return ['cell', 'cells']
  return shapes.kind === 'areas' ? ['area', 'areas'] : ['place', 'places']
}
