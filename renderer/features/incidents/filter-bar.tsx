import { Button, Group } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { Condition } from './checklist.tsx'
import { AreaCondition, CountedCondition } from './filter-conditions.tsx'
import { FilterTokens } from './filter-tokens.tsx'
import { HoursCondition } from './hours-condition.tsx'
import { IncidentCounts } from './incident-counts.tsx'
import styles from './incidents.module.css'
import { MoreConditions } from './more-conditions.tsx'
import { PeriodCondition } from './period-condition.tsx'
import { SavedFilters } from './saved-filters.tsx'
import { SearchCondition } from './search-condition.tsx'

type FilterBarProps = {
  filter: Filter
  onChange: (filter: Filter) => void
  areaSetId: number | null
  onAreaSet: (areaSetId: number) => void
  /** What the hotspot of the filter is called, where that is known. */
  findingLabel?: string | undefined
}

/** Which incidents are meant, each condition a token that can be taken away, and how many they are. */
export function FilterBar({ filter, onChange, areaSetId, onAreaSet, findingLabel }: FilterBarProps) {
  const change = { filter, onChange }
  return (
    <search className={styles.bar} aria-label="Filter of incidents">
      <Group gap={6}>
        <Condition label="Period" active={Boolean(filter.from ?? filter.to)}>
          <PeriodCondition {...change} />
        </Condition>
        <Condition label="Hours" active={Boolean(filter.weekHours)} width={450}>
          <HoursCondition {...change} />
        </Condition>
        <Condition label="Source" active={Boolean(filter.sourceIds)}>
          <CountedCondition kind="sourceIds" {...change} />
        </Condition>
        <Condition label="Category" active={Boolean(filter.categoryIds)}>
          <CountedCondition kind="categoryIds" {...change} />
        </Condition>
        <Condition label="Area" active={Boolean(filter.areaIds)}>
          <AreaCondition {...change} areaSetId={areaSetId} onAreaSet={onAreaSet} />
        </Condition>
        <Condition label="More" active={Boolean(filter.codes ?? filter.channels ?? filter.count)} width={360}>
          <MoreConditions {...change} />
        </Condition>
        <SearchCondition {...change} />
        <SavedFilters {...change} />
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
      <FilterTokens {...change} areaSetId={areaSetId} findingLabel={findingLabel} />
    </search>
  )
}
