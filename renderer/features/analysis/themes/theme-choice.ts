import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Output } from '../../../client/names.ts'
import type { FigureLayer } from '../../../map/layers.ts'

export type ThemeOption = { value: string; label: string; filter: Filter }
export type ThemeGroups = { group: string; items: ThemeOption[] }[]

/** What is laid over each other, by the keys of the options chosen, and how. */
export type ThemeSettings = {
  chosen: string[]
  ground: 'areas' | '250' | '500' | '1000'
  least: number
  under: number
}
export type ThemesPanelProps = {
  filter: Filter
  areaSetId: number | null
  /** Kept by whoever shows the panel, so that they are still there when one comes back to it. */
  settings: ThemeSettings
  onSettings: (settings: ThemeSettings) => void
  onFigures: (layer: FigureLayer | null) => void
  onShowIncidents: (filter: Filter) => void
}

export const usualThemeSettings: ThemeSettings = { chosen: [], ground: 'areas', least: 5, under: 5 }

const mostCategories = 60

/**
 * Themes to choose from. A category is one within the filter, whose own categories it takes the place of; a saved
 * filter is a theme as it was saved.
 */
export function themeOptions(
  filter: Filter,
  { codes, categories }: Output<'incidents.summary'>,
  saved: Output<'incidents.savedFilters'>,
): ThemeGroups {
  const { codes: _codes, categoryIds: _categories, ...rest } = filter
  return [
    {
      group: 'Saved filters',
      items: saved.map(({ id, name, filter }) => ({ value: `saved ${id}`, label: name, filter })),
    },
    {
      group: 'Standard categories',
      items: codes.map(({ code, name }) => ({
        value: `code ${code}`,
        label: name,
        filter: { ...rest, codes: [code] },
      })),
    },
    {
      group: 'Categories of the sources',
      items: categories.slice(0, mostCategories).map(({ id, name, sourceName }) => ({
        value: `category ${id}`,
        label: `${name} (${sourceName})`,
        filter: { ...rest, categoryIds: [id] },
      })),
    },
  ].filter(({ items }) => items.length > 0)
}

const vulnerability = /domestic|child (?:abuse|protection)|missing|vulnerab|public protection|hate/i
export const mostThemes = 6

/** Options that tell of vulnerable people, as many as can be laid over each other. */
export function vulnerabilityThemes(groups: ThemeGroups): string[] {
  const found = groups.flatMap(({ items }) => items).filter(({ label }) => vulnerability.test(label))
  return found.slice(0, mostThemes).map(({ value }) => value)
}
