import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import type { Ground, ThemeCount, ThemePlace } from '#shared/features/analysis/overlay.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Output } from '../../../client/names.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatCount } from '../../../ui/counts.ts'
import { type Columns, Table } from '../../../ui/table.tsx'
import { Caveats } from '../caveats.tsx'
import styles from '../side-panel.module.css'
import type { ThemeOption, ThemesPanelProps } from './theme-choice.ts'
import { coincidenceLayer } from './themes-layer.ts'

type Found = Output<'analysis.overlay'>
type ThemesResultProps = Pick<ThemesPanelProps, 'onFigures' | 'onShowIncidents'> & {
  found: Found
  ground: Ground
  themes: ThemeOption[]
}
type Row = ThemePlace & { id: string }

export function ThemesResult({ found, ground, themes, onFigures, onShowIncidents }: ThemesResultProps) {
  const [chosenKey, setChosenKey] = useState<string | null>(null)
  const areaSetId = ground.kind === 'areas' ? ground.areaSetId : null
  const outlines = useQuestion('areas.outlines', { areaSetId: areaSetId ?? 1 }, { when: areaSetId !== null })
  const cellMetres = ground.kind === 'squares' ? ground.cellMetres : 0
  const layer = useMemo(
    () => coincidenceLayer(found, cellMetres, outlines.data),
    [found, cellMetres, outlines.data],
  )
  useEffect(() => {
    onFigures(layer)
    return () => onFigures(null)
  }, [layer, onFigures])

  const rows = useMemo(() => found.places.map(place => ({ ...place, id: place.key })), [found])
  const columns = useMemo(() => columnsOf(found), [found])
  const chosen = rows.find(({ key }) => key === chosenKey)
  return (
    <>
      <Stack gap={6} className={styles.answer!}>
        <Text fw={600} size="md">
          {found.statement}
        </Text>
        <Caveats caveats={found.warnings} />
        <Text size="xs" c="dimmed">
          {found.themes
            .map(({ name, total }) => `${name}: ${total === null ? 'total withheld' : formatCount(total)}`)
            .join(' · ')}
          {'. '}● marks where a theme is present. Counts of 1 to {found.under - 1} are not sent; “withheld”
          keeps one of them from being worked out.
        </Text>
      </Stack>
      <div className={styles.table}>
        <Table<Row>
          label="Themes by place"
          columns={columns}
          rows={rows}
          empty="No places"
          selectedId={chosenKey}
          onSelect={({ key }) => setChosenKey(key)}
        />
      </div>
      {chosen && <Leads place={chosen} ground={ground} themes={themes} onShowIncidents={onShowIncidents} />}
    </>
  )
}

type LeadsProps = Pick<ThemesResultProps, 'ground' | 'themes' | 'onShowIncidents'> & { place: ThemePlace }

/** The incidents of a theme at a place, where its count may be shown. */
function Leads({ place, ground, themes, onShowIncidents }: LeadsProps) {
  return (
    <Group gap="xs" className={styles.leads!}>
      <Text size="sm" fw={600}>
        {place.label}
      </Text>
      {themes.map(({ value, label, filter }, theme) => {
        const count = place.counts[theme]
        if (typeof count !== 'number' || count === 0) return null
        return (
          <Button
            key={value}
            variant="default"
            size="compact-sm"
            onClick={() => onShowIncidents(filterAt(filter, place, ground))}
          >
            Show {formatCount(count)}: {label}
          </Button>
        )
      })}
    </Group>
  )
}

function filterAt(filter: Filter, { areaId, corner }: ThemePlace, ground: Ground): Filter {
  if (areaId !== null) return { ...filter, areaIds: [areaId] }
  if (!corner || ground.kind !== 'squares') return filter
  const [west, south] = corner
  const [east, north] = [west + ground.cellMetres, south + ground.cellMetres]
  return {
    ...filter,
    polygon: [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
  }
}

function columnsOf({ themes, under }: Found): Columns<Row> {
  return [
    { field: 'label', headerName: 'Where', flex: 1, minWidth: 120, tooltipField: 'label' },
    { field: 'coinciding', headerName: 'Themes', width: 84, type: 'rightAligned' },
    ...themes.map(({ name }, theme) => ({
      headerName: name,
      headerTooltip: name,
      colId: `theme ${theme}`,
      width: 112,
      type: 'rightAligned',
      valueGetter: ({ data }: { data: Row | undefined }) => orderOf(data?.counts[theme]),
      valueFormatter: ({ data }: { data: Row | undefined }) =>
        data ? `${wordsOf(data.counts[theme]!, under)}${data.present[theme] ? ' ●' : ''}` : '',
    })),
  ]
}

function wordsOf(count: ThemeCount, under: number) {
  if (typeof count === 'number') return formatCount(count)
  return count.hidden === 'small' ? `under ${under}` : 'withheld'
}

/** Sorted without telling: small ones after zero, withheld ones after small ones. */
function orderOf(count: ThemeCount | undefined) {
  if (typeof count === 'number') return count
  return count?.hidden === 'small' ? 0.1 : 0.2
}
