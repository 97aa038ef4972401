import { Group, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Filter, type Grouping, groupings } from '#shared/features/incidents/contract.ts'
import { ExportRows } from './export-rows.tsx'
import { IncidentAreas, IncidentGroups } from './incident-groups.tsx'
import { IncidentRows, latestFirst } from './incident-rows.tsx'
import styles from './incidents.module.css'

type IncidentTableProps = {
  filter: Filter
  onChange: (filter: Filter) => void
  areaSetId: number | null
  /** The way from an incident to what came of it. */
  trace: (incidentId: number) => ReactNode
}

const words: Record<Grouping | 'area', string> = {
  category: 'Category',
  code: 'Standard code',
  source: 'Source',
  channel: 'Channel',
  month: 'Month',
  place: 'Place',
  area: 'Area of the chosen set',
}

/** The incidents of a filter one by one, or counted by what they have in common; and as a file. */
export function IncidentTable({ filter, onChange, areaSetId, trace }: IncidentTableProps) {
  const [by, setBy] = useState<Grouping | 'area' | null>(null)
  const [sort, setSort] = useState(latestFirst)
  const offered = [...groupings, ...(areaSetId === null ? [] : (['area'] as const))]
  function choose(narrowed: Filter) {
    setBy(null)
    onChange(narrowed)
  }
  return (
    <div className={styles.fill}>
      <Group justify="space-between" gap="xs" className={styles.tools!} wrap="nowrap">
        <Select
          size="xs"
          w={210}
          aria-label="Group by"
          placeholder="Group by…"
          clearable
          clearButtonProps={{ 'aria-label': 'Show incidents one by one' }}
          data={offered.map(value => ({ value, label: words[value] }))}
          value={by}
          onChange={value => setBy(value as typeof by)}
        />
        <ExportRows filter={filter} sort={sort} />
      </Group>
      {by === null && <IncidentRows filter={filter} onSort={setSort} trace={trace} />}
      {by === 'area' && areaSetId !== null && (
        <IncidentAreas key={areaSetId} areaSetId={areaSetId} filter={filter} onChoose={choose} />
      )}
      {by !== null && by !== 'area' && (
        // Anew for each: the last answer is kept while the filter changes, but groups of another kind are no answer.
        <IncidentGroups key={by} by={by} filter={filter} onChoose={choose} />
      )}
    </div>
  )
}
