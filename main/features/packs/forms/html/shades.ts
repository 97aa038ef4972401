import { luminance } from '#shared/contrast.ts'

/** The accent of the shipped look. */
export const shippedAccent = '#12395b'

export const ink = '#1f2328'
export const quiet = '#4a535d'
export const line = '#dfe3e7'
export const paper = '#fbfbfa'
/** Without quotes: the drawing library writes it into an attribute as it is. */
export const fontFamily = 'Segoe UI, Liberation Sans, Arial, sans-serif'

/** A colour mixed with white: 0 is the colour itself, 1 is white. Steps of it are told apart in grey. */
export function lighter(colour: string, white: number): string {
  const channels = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
  return `#${channels
    .map(channel =>
      Math.round(channel + (255 - channel) * white)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** Shares of white of the five shades of a map and of the columns of a chart, the darkest first. */
const steps = [0, 0.55, 0.28, 0.78, 0.42]

/** Of so many kinds of column side by side, the colour of one: neighbours differ in lightness, not in hue. */
export const columnColour = (accent: string, at: number) => lighter(accent, steps[at % steps.length]!)

/** Shades of areas on a map: 0 is none, 5 the darkest. */
export function areaShade(accent: string, shade: 0 | 1 | 2 | 3 | 4 | 5): string {
  return shade === 0 ? paper : lighter(accent, [0, 0.84, 0.66, 0.46, 0.24, 0][shade]!)
}

/** Text that is read on a colour: white on the dark, ink on the light (relative luminance, WCAG 2.2). */
export const textOn = (colour: string) => (luminance(colour) < 0.3 ? '#ffffff' : ink)
