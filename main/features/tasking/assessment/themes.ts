/** Themes with fewer incidents than this have no hotspots of their own to look for. */
export const fewestInTheme = 50
const mostThemes = 6

export type Theme = { code: string | null; name: string; count: number }

/** Everything together first, then the codes with the most incidents, at most six of them. */
export function themesOf(
  counts: ReadonlyMap<string, number>,
  total: number,
  nameOf: (code: string) => string,
): Theme[] {
  const themes = [...counts]
    .filter(([code, count]) => code !== '' && count >= fewestInTheme)
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, mostThemes)
    .map(([code, count]) => ({ code, name: nameOf(code), count }))
  return total >= fewestInTheme ? [{ code: null, name: 'All categories', count: total }, ...themes] : themes
}
