import { Group, Select } from '@mantine/core'
import { useQuestion } from '../../../client/use-desk.ts'
import { DayInput } from '../../../ui/day-input.tsx'
import { dayAfter } from '../../../ui/days.ts'
import type { CompareWith } from './compare-with.ts'

type CompareChoiceProps = {
  period: { from: string; to: string }
  other: CompareWith
  onOther: (other: CompareWith) => void
}

/** Chooses what the incidents of the filter are compared with. */
export function CompareChoice({ period, other, onOther }: CompareChoiceProps) {
  const saved = useQuestion('incidents.savedFilters')
  const filters = saved.data ?? []
  const chosen =
    other.kind === 'saved' ? `saved ${filters.find(({ name }) => name === other.name)?.id}` : other.kind

  function choose(value: string | null) {
    if (value === 'previous' || value === 'year') onOther({ kind: value })
    if (value === 'period') {
      onOther({ kind: 'period', from: dayAfter(period.from, -28), to: dayAfter(period.from, -1) })
    }
    const filter = filters.find(({ id }) => value === `saved ${id}`)
    if (filter) onOther({ kind: 'saved', filter: filter.filter, name: filter.name })
  }

  return (
    <Group gap="xs" align="flex-end">
      <Select
        label="Compare with"
        w={230}
        allowDeselect={false}
        value={chosen}
        onChange={choose}
        data={[
          { value: 'previous', label: 'The period before' },
          { value: 'year', label: 'The same days a year before' },
          { value: 'period', label: 'Another period' },
          ...(filters.length > 0
            ? [
                {
                  group: 'Saved filters',
                  items: filters.map(({ id, name }) => ({ value: `saved ${id}`, label: name })),
                },
              ]
            : []),
        ]}
      />
      {other.kind === 'period' && (
        <>
          <DayInput
            label="From"
            w={130}
            value={other.from}
            max={other.to}
            onChange={({ currentTarget: { value } }) => value && onOther({ ...other, from: value })}
          />
          <DayInput
            label="To"
            w={130}
            value={other.to}
            min={other.from}
            onChange={({ currentTarget: { value } }) => value && onOther({ ...other, to: value })}
          />
        </>
      )}
    </Group>
  )
}
