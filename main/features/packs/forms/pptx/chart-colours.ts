/** Fills that differ in lightness, so that they are told apart in grey; the first is the bureau's. */
export function seriesFills(accent: string, count: number): string[] {
  const lightness = count <= 1 ? [0] : Array.from({ length: count }, (_, at) => (at / (count - 1)) * 0.78)
  return lightness.map(share => towardsWhite(accent, share))
}

function towardsWhite(colour: string, share: number): string {
  const parts = [0, 2, 4].map(at => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16)
    return Math.round(part + (255 - part) * share)
  })
  return parts.map(part => part.toString(16).padStart(2, '0').toUpperCase()).join('')
}

export const lineDashes = ['solid', 'dash', 'sysDot', 'lgDash', 'dashDot'] as const
export const lineMarkers = ['circle', 'square', 'triangle', 'diamond', 'x'] as const
