import { Button, Group, Pill } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '../../ui/dates.ts'
import { DayInput } from '../../ui/day-input.tsx'

type DaysFieldProps = {
  id: string
  'aria-describedby': string
  value: string[]
  onChange: (days: string[] | undefined) => void
}

/** Days, each a token that can be taken away; none is written as no value at all. */
export function DaysField({ id, value, onChange, ...rest }: DaysFieldProps) {
  const [day, setDay] = useState('')
  const add = () => {
    onChange([...new Set([...value, day])].sort())
    setDay('')
  }
  return (
    <>
      <Group gap={4} wrap="nowrap">
        <DayInput
          id={id}
          {...rest}
          flex={1}
          miw={0}
          value={day}
          onChange={event => setDay(event.currentTarget.value)}
        />
        <Button variant="default" disabled={day === ''} onClick={add}>
          Add
        </Button>
      </Group>
      <Pill.Group mt={value.length > 0 ? 4 : 0}>
        {value.map(each => (
          <Pill
            key={each}
            withRemoveButton
            removeButtonProps={{
              'aria-label': `Remove ${formatDay(each)}`,
              tabIndex: 0,
              'aria-hidden': false,
            }}
            onRemove={() => {
              const rest = value.filter(other => other !== each)
              onChange(rest.length > 0 ? rest : undefined)
            }}
          >
            {formatDay(each)}
          </Pill>
        ))}
      </Pill.Group>
    </>
  )
}

type Period = { from: string; to: string }
type PeriodFieldProps = {
  id: string
  'aria-describedby': string
  label: string
  value: Period | undefined
  onChange: (period: Period | undefined) => void
}

/** Two days, both included. Half a period is none. */
export function PeriodField({ id, label, value, onChange, ...rest }: PeriodFieldProps) {
  const [days, setDays] = useState({ from: value?.from ?? '', to: value?.to ?? '' })
  const set = (next: Period) => {
    setDays(next)
    onChange(next.from && next.to ? next : undefined)
  }
  const half = (days.from === '') !== (days.to === '')
  return (
    <Group gap={4} wrap="nowrap">
      <DayInput
        id={id}
        {...rest}
        flex={1}
        miw={0}
        aria-label={`${label}: first day`}
        value={days.from}
        error={half && days.from === ''}
        onChange={event => set({ ...days, from: event.currentTarget.value })}
      />
      <DayInput
        flex={1}
        miw={0}
        aria-label={`${label}: last day`}
        value={days.to}
        error={half && days.to === ''}
        onChange={event => set({ ...days, to: event.currentTarget.value })}
      />
    </Group>
  )
}
