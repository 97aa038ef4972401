import type { PackDocument } from '../model/document.ts'

const usual = '12395B'

/** The bureau's colour as office files write it; the usual one where it is none, or too light for white words. */
export function accentOf({ accent }: PackDocument['look']): string {
  const [, digits] = /^#?([0-9a-f]{6})$/i.exec(accent) ?? []
  return digits && contrastWithWhite(digits) >= 4.5 ? digits.toUpperCase() : usual
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrastWithWhite(digits: string): number {
  const [red, green, blue] = [0, 2, 4].map(at => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
