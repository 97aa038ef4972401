import type { Pattern } from '../pen.ts'

export type Scheme = 'light' | 'dark'
/** How a class looks: a colour, lines on it where the colour alone may not be told from another, and a letter. */
export type Look = { colour: string; pattern: Pattern | null; letter: string }

/**
 * Sequential: YlGnBu of ColorBrewer (Brewer and Harrower 2003), more is further from the ground. Diverging: PuOr,
 * its lower side hatched as well. Both hold for every kind of colour blindness, as the tests simulate it.
 */
const sequential = {
  light: ['#d3ecc2', '#93d4bd', '#41a9c4', '#2a66ad', '#1c2478'],
  dark: ['#25406b', '#2c6ca3', '#3ca3b8', '#8ed9b3', '#f1f8a8'],
}
const diverging = {
  light: ['#b35806', '#f1a340', '#eceae6', '#a99bcb', '#542788'],
  dark: ['#f9a13a', '#a35d14', '#343a40', '#7661ab', '#c9b5f0'],
}
/** Okabe and Ito 2008, for classes without an order; each has a pattern of its own. */
const classes = {
  light: ['#d55e00', '#0072b2', '#e6a000', '#009e73', '#cc79a7', '#56b4e9', '#5b5b5b', '#c9bf2c'],
  dark: ['#ff8a3d', '#3d9fe0', '#f5c04a', '#21c795', '#e39cc3', '#94d2f7', '#a6a6a6', '#efe66a'],
}
const patterns: (Pattern | null)[] = [
  null,
  'rising',
  'falling',
  'dotted',
  'level',
  'crossed',
  'upright',
  'netted',
]

const letterOf = (position: number) => String.fromCharCode(65 + (position % 26))

/** Looks for up to five classes in order, the strongest last. */
export function sequentialLooks(count: number, scheme: Scheme): Look[] {
  const ramp = sequential[scheme]
  return Array.from({ length: count }, (_, position) => ({
    colour: ramp[count === 1 ? 2 : Math.round((position * (ramp.length - 1)) / (count - 1))]!,
    pattern: null,
    letter: letterOf(position),
  }))
}

/** Much less, less, about the same, more, much more. */
export function divergingLooks(scheme: Scheme): Look[] {
  return diverging[scheme].map((colour, position) => ({
    colour,
    pattern: position < 2 ? 'falling' : null,
    letter: letterOf(position),
  }))
}

export function classLooks(count: number, scheme: Scheme): Look[] {
  const colours = classes[scheme]
  return Array.from({ length: count }, (_, position) => ({
    colour: colours[position % colours.length]!,
    pattern: patterns[position % patterns.length]!,
    letter: letterOf(position),
  }))
}

/** Ink that is read on a colour: black or white, whichever has more contrast (WCAG 2.2). */
export function inkOn(colour: string): string {
  return luminance(colour) > 0.18 ? '#10161b' : '#ffffff'
}

/** Relative luminance of a colour `#rrggbb` after WCAG 2.2. */
export function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
