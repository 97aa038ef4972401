import { Button, Group, MultiSelect, NumberInput, Select, Stack, Text } from '@mantine/core'
import { IconLayersIntersect } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import styles from '../side-panel.module.css'
import {
  mostThemes,
  type ThemeSettings,
  type ThemesPanelProps,
  themeOptions,
  vulnerabilityThemes,
} from './theme-choice.ts'
import { ThemesResult } from './themes-result.tsx'

/** Several themes laid over each other: where two, three or more of them coincide. */
export function ThemesPanel(props: ThemesPanelProps) {
  const { filter, areaSetId, settings, onSettings } = props
  useHelpTopic('themes')
  const { codes: _codes, categoryIds: _categories, ...within } = filter
  const summary = useQuestion('incidents.summary', { filter: within }, { keepLast: true })
  const saved = useQuestion('incidents.savedFilters')
  const groups = useMemo(
    () => (summary.data ? themeOptions(filter, summary.data, saved.data ?? []) : []),
    [filter, summary.data, saved.data],
  )
  const options = groups.flatMap(({ items }) => items)
  const themes = settings.chosen.flatMap(key => options.find(({ value }) => value === key) ?? [])
  const suggested = vulnerabilityThemes(groups)
  const ground =
    settings.ground === 'areas' && areaSetId !== null
      ? { kind: 'areas' as const, areaSetId }
      : { kind: 'squares' as const, cellMetres: settings.ground === 'areas' ? 500 : Number(settings.ground) }
  // Never the last answer for another question: its places are of other ground, and its counts of other themes.
  const overlay = useQuestion(
    'analysis.overlay',
    {
      ground,
      least: Math.max(settings.least, settings.under),
      under: settings.under,
      themes: themes.map(({ label, filter }) => ({ name: label, filter })),
    },
    { when: themes.length >= 2 },
  )
  return (
    <div className={styles.panel}>
      <Stack gap={6} className={styles.choice!}>
        <Group gap="xs" wrap="nowrap" align="flex-end">
          <MultiSelect
            label="Themes"
            flex={1}
            data={groups.map(({ group, items }) => ({
              group,
              items: items.map(({ value, label }) => ({ value, label })),
            }))}
            value={themes.map(({ value }) => value)}
            onChange={chosen => onSettings({ ...settings, chosen })}
            maxValues={mostThemes}
            placeholder={themes.length === 0 ? 'Choose two to six' : ''}
            searchable
            clearable
            hidePickedOptions
          />
          <HelpButton topic="themes" about="overlaying themes" />
        </Group>
        <Group gap="xs" align="flex-end">
          <Select
            label="By"
            w={150}
            allowDeselect={false}
            value={areaSetId === null && settings.ground === 'areas' ? '500' : settings.ground}
            onChange={value => onSettings({ ...settings, ground: value as ThemeSettings['ground'] })}
            data={[
              { value: 'areas', label: 'Areas', disabled: areaSetId === null },
              { value: '250', label: 'Cells of 250 m' },
              { value: '500', label: 'Cells of 500 m' },
              { value: '1000', label: 'Cells of 1 km' },
            ]}
          />
          <NumberInput
            label="Present from"
            w={120}
            min={settings.under}
            max={10_000}
            suffix=" incidents"
            value={Math.max(settings.least, settings.under)}
            onChange={value => typeof value === 'number' && onSettings({ ...settings, least: value })}
          />
          <NumberInput
            label="Hidden under"
            w={120}
            min={3}
            max={100}
            value={settings.under}
            onChange={value =>
              typeof value === 'number' && value >= 3 && onSettings({ ...settings, under: value })
            }
          />
          {suggested.length >= 2 && (
            <Button variant="default" onClick={() => onSettings({ ...settings, chosen: suggested })}>
              Vulnerability
            </Button>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          Categories are counted within the period and the other conditions of the filter; saved filters as
          they were saved.
        </Text>
      </Stack>
      {themes.length < 2 ? (
        <EmptyState
          icon={IconLayersIntersect}
          title="No themes laid over each other"
          next="Choose two to six, such as domestic violence, child abuse and missing persons: the map then shows where they coincide."
        />
      ) : (
        <Answered question={overlay} height={200}>
          {found => <ThemesResult found={found} ground={ground} themes={themes} {...props} />}
        </Answered>
      )}
    </div>
  )
}
