import { Button, Group } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { Condition } from './checklist.tsx'
import { AreaCondition, CountedCondition } from './filter-conditions.tsx'
import { FilterTokens } from './filter-tokens.tsx'
import { IncidentCounts } from './incident-counts.tsx'
import styles from './incidents.module.css'
import { CountCondition } from './link-count.tsx'
import { PeriodCondition } from './period-condition.tsx'

type FilterBarProps = {
  filter: Filter
  onChange: (filter: Filter) => void
  areaSetId: number | null
  onAreaSet: (areaSetId: number) => void
}

/** Which incidents are meant, each condition a token that can be taken away, and how many they are. */
export function FilterBar({ filter, onChange, areaSetId, onAreaSet }: FilterBarProps) {
  const change = { filter, onChange }
  return (
    <search className={styles.bar} aria-label="Filter of incidents">
      <Group gap={6} wrap="nowrap">
        <Condition label="Period" active={Boolean(filter.from ?? filter.to)}>
          <PeriodCondition {...change} />
        </Condition>
        <Condition label="Source" active={Boolean(filter.sourceIds)}>
          <CountedCondition kind="sourceIds" {...change} />
        </Condition>
        <Condition label="Category" active={Boolean(filter.categoryIds)}>
          <CountedCondition kind="categoryIds" {...change} />
        </Condition>
        <Condition label="Standard code" active={Boolean(filter.codes)}>
          <CountedCondition kind="codes" {...change} />
        </Condition>
        <Condition label="Area" active={Boolean(filter.areaIds)}>
          <AreaCondition {...change} areaSetId={areaSetId} onAreaSet={onAreaSet} />
        </Condition>
        <Condition
          label={filter.count === 'events' ? 'Count: events' : 'Count: calls'}
          active={filter.count === 'events'}
        >
          <CountCondition {...change} />
        </Condition>
        {Object.keys(filter).length > 0 && (
          <Button
            variant="subtle"
            leftSection={<IconFilterOff size={15} aria-hidden />}
            onClick={() => onChange({})}
          >
            Reset
          </Button>
        )}
      </Group>
      <IncidentCounts filter={filter} />
      <FilterTokens {...change} areaSetId={areaSetId} />
    </search>
  )
}
