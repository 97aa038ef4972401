import { Group, Select } from '@mantine/core'
import { DayInput } from '../../../ui/day-input.tsx'
import { type Comparison, comparisons, type useLevelPeriod } from './level-period.ts'

type LevelPeriodChoiceProps = Pick<ReturnType<typeof useLevelPeriod>, 'period' | 'comparison' | 'set'>

/** Which calls are looked at, by the day they came, and with what they are compared. */
export function LevelPeriodChoice({ period, comparison, set }: LevelPeriodChoiceProps) {
  return (
    <Group gap="sm" mb="md" align="flex-end">
      {(['from', 'to'] as const).map(end => (
        <DayInput
          key={end}
          label={end === 'from' ? 'Calls from' : 'Until'}
          w={150}
          required
          value={period[end]}
          onChange={event => set({ [end]: event.currentTarget.value })}
        />
      ))}
      <Select
        label="Compared with"
        w={230}
        allowDeselect={false}
        data={Object.entries(comparisons).map(([value, label]) => ({ value, label }))}
        value={comparison}
        onChange={value => value && set({ against: value as Comparison })}
      />
    </Group>
  )
}
