import { counted, decimals } from '#shared/count-words.ts'
import type { Figure } from '#shared/features/analysis/figures.ts'
import type { Days } from '../../../analysis/change/comparable.ts'
import { dayInWords } from '../../../analysis/telling/words.ts'
import type { Theme } from '../themes.ts'
import { type Drafted, type DraftItem, titled } from './draft.ts'

export type HotspotFound = {
  rank: number
  label: string
  count: number
  expected: Figure
  q: Figure
  /** The active profile whose outline holds its middle. */
  profile: { number: string; title: string } | null
  /** The last assessment, and whether it was a hotspot of this theme there; null where there is none. */
  last: { number: string; had: boolean } | null
}
export type ThemeHotspots = { theme: Theme; hotspots: readonly HotspotFound[] }
export type HotAreas = {
  areaSetName: string
  hotspots: readonly HotspotFound[]
  /** Told by their residents: by counts alone no area is called hot. */
  isRated: boolean
} | null

const mostPerTheme = 3

/** The hotspots of each theme with the most incidents, and the neighbourhoods; each belongs to a kept analysis. */
export function hotspotSection(themes: readonly ThemeHotspots[], areas: HotAreas, days: Days): Drafted {
  const items = themes.flatMap(({ theme, hotspots }, analysis) =>
    hotspots.slice(0, mostPerTheme).map(hotspot => itemOf(theme.name, hotspot, analysis)),
  )
  const ofAreas = (areas?.hotspots ?? [])
    .slice(0, mostPerTheme)
    .map(hotspot => areaItem(hotspot, themes.length))
  const found = themes.map(
    ({ theme, hotspots }) =>
      `${theme.name}: ${counted(hotspots.length, 'hotspot')} among ${counted(theme.count, 'incident')}`,
  )
  const without =
    themes.length === 0
      ? 'There are too few incidents to look for hotspots.'
      : `The ${mostPerTheme} with the most incidents of each theme are listed. ${found.join('. ')}.`
  return {
    section: 'hotspots',
    note: `Incidents from ${dayInWords(days.from)} to ${dayInWords(days.to)}. A hotspot has more than its surroundings by more than chance, corrected for every cell tested (Getis-Ord Gi*). ${without}`,
    caveats: areaCaveats(areas),
    items: [...items, ...ofAreas],
  }
}

function itemOf(theme: string, hotspot: HotspotFound, analysis: number): DraftItem {
  const { rank, label, count, expected, q, profile, last } = hotspot
  const than = typeof expected === 'number' ? `, where ${decimals(expected, 1)} would be expected` : ''
  const known = profile
    ? ` It lies in ${profile.number} ${profile.title}.`
    : ' No active problem profile covers it.'
  const again = last
    ? ` It was ${last.had ? 'a hotspot in' : 'none in'} ${last.number}${last.had ? ' too' : ''}.`
    : ''
  return {
    section: 'hotspots',
    kind: 'hotspot',
    title: titled(`${theme}: ${label}`),
    text: `${counted(count, 'incident')}${than}.${known}${again}`,
    figures: {
      count,
      expected: typeof expected === 'number' ? expected : null,
      q: typeof q === 'number' ? q : null,
      comparisons: [],
    },
    filter: null,
    found: { analysis, rank },
  }
}

function areaCaveats(areas: HotAreas): string[] {
  if (!areas) return ['No neighbourhoods are loaded, so none are told apart.']
  if (!areas.isRated) {
    return [
      `No residents of ${areas.areaSetName} are loaded, so no neighbourhood is called hot: a large one holds more for being large.`,
    ]
  }
  return areas.hotspots.length === 0
    ? ['No neighbourhood has more for its residents than chance would explain.']
    : ['Where people work, shop or go out, residents are a poor measure.']
}

function areaItem({ rank, label, count, expected, q }: HotspotFound, analysis: number): DraftItem {
  return {
    section: 'hotspots',
    kind: 'hotspot',
    title: titled(`Neighbourhood: ${label}`),
    text: `${counted(count, 'incident')}${typeof expected === 'number' ? `, where ${decimals(expected, 1)} would be expected for its residents` : ''}.`,
    figures: {
      count,
      expected: typeof expected === 'number' ? expected : null,
      q: typeof q === 'number' ? q : null,
      comparisons: [],
    },
    filter: null,
    found: { analysis, rank },
  }
}
