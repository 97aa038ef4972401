import { Group, Input, SegmentedControl, TextInput } from '@mantine/core'
import { periodInWords } from '#shared/features/performance/period-rules.ts'
import { DayInput } from '../../ui/day-input.tsx'
import type { usePeriods } from './use-periods.ts'

const againstWords = [
  { value: 'year', label: 'Same month of the year before' },
  { value: 'month', label: 'Month before' },
  { value: 'days', label: 'Any two periods' },
]

/** Which month is looked at, and against what. */
export function PeriodChooser({
  periods,
  change,
}: Pick<ReturnType<typeof usePeriods>, 'periods' | 'change'>) {
  const { month, against, now, before } = periods
  return (
    <Group gap="md" mb="md" align="flex-end" role="group" aria-label="Period">
      {against !== 'days' && (
        <TextInput
          type="month"
          label="Month"
          w={170}
          value={month}
          onChange={event => event.currentTarget.value && change({ month: event.currentTarget.value })}
        />
      )}
      <Input.Wrapper label="Against">
        <SegmentedControl
          display="flex"
          aria-label="Against"
          data={againstWords}
          value={against}
          onChange={value =>
            change(
              value === 'days'
                ? { against: value, from: now.from, to: now.to, ...daysBefore(before) }
                : { against: value, from: null, to: null, beforeFrom: null, beforeTo: null },
            )
          }
        />
      </Input.Wrapper>
      {against === 'days' &&
        dayFields.map(({ key, label, of }) => (
          <DayInput
            key={key}
            label={label}
            w={150}
            value={of(periods)}
            onChange={event => event.currentTarget.value && change({ [key]: event.currentTarget.value })}
          />
        ))}
    </Group>
  )
}

type Periods = ReturnType<typeof usePeriods>['periods']
const dayFields: {
  key: 'from' | 'to' | 'beforeFrom' | 'beforeTo'
  label: string
  of: (p: Periods) => string
}[] = [
  { key: 'from', label: 'From', of: ({ now }) => now.from },
  { key: 'to', label: 'Until', of: ({ now }) => now.to },
  { key: 'beforeFrom', label: 'Against, from', of: ({ before }) => before.from },
  { key: 'beforeTo', label: 'Against, until', of: ({ before }) => before.to },
]
const daysBefore = ({ from, to }: { from: string; to: string }) => ({ beforeFrom: from, beforeTo: to })

/** `January 2025 against January 2024`. */
export function againstInWords({ now, before }: Pick<Periods, 'now' | 'before'>): string {
  return `${periodInWords(now)} against ${periodInWords(before)}`
}
