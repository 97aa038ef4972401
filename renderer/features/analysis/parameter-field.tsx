import { Badge, Box, Button, Group, NumberInput, Select, Switch, Text } from '@mantine/core'
import { useId } from 'react'
import { useQuestion } from '../../client/use-desk.ts'
import { DaysField, PeriodField } from './day-fields.tsx'
import type { ChoiceField, Field, NumberField } from './parameter-fields.ts'

type ParameterFieldProps = {
  field: Field
  /** Undefined where the parameter is left out. */
  value: unknown
  onChange: (value: unknown) => void
  /** What the data suggest; `reason` is missing where nothing was suggested for it. */
  suggested: unknown
  reason: string | undefined
  areaSetId: number | null
}

/** One parameter: its name, whether its value is the one the data suggest, the control, and what it does. */
export function ParameterField({
  field,
  value,
  onChange,
  suggested,
  reason,
  areaSetId,
}: ParameterFieldProps) {
  const id = useId()
  const isSuggested = JSON.stringify(value) === JSON.stringify(suggested)
  return (
    <Box miw={0} {...(field.kind === 'period' ? { style: { gridColumn: 'span 2' } } : {})}>
      <Group justify="space-between" gap={4} wrap="nowrap" h={22}>
        <Text component="label" htmlFor={id} fw={500} truncate title={field.label}>
          {field.label}
        </Text>
        {reason !== undefined &&
          (isSuggested ? (
            <Badge size="sm" color="gray" flex="none" title={reason}>
              by the data
            </Badge>
          ) : (
            <Button
              variant="subtle"
              size="compact-xs"
              flex="none"
              aria-label={`${field.label}: use the suggested value`}
              title={reason}
              onClick={() => onChange(suggested)}
            >
              Use suggested
            </Button>
          ))}
      </Group>
      <Control id={id} field={field} value={value} onChange={onChange} areaSetId={areaSetId} />
      <Text id={`${id}-help`} size="xs" c="dimmed" mt={2} lh={1.3}>
        {field.help}
      </Text>
    </Box>
  )
}

type ControlProps = Pick<ParameterFieldProps, 'field' | 'value' | 'onChange' | 'areaSetId'> & { id: string }

function Control({ id, field, value, onChange, areaSetId }: ControlProps) {
  const common = { id, 'aria-describedby': `${id}-help` }
  switch (field.kind) {
    case 'number':
      return <NumberControl {...common} field={field} value={value} onChange={onChange} />
    case 'choice':
      return (
        <Select
          {...common}
          allowDeselect={false}
          data={field.choices.map(choice => ({ value: String(choice.value), label: choice.label }))}
          value={String(value ?? field.absent)}
          onChange={chosen => onChange(chosenOf(field, chosen))}
        />
      )
    case 'yes':
      return (
        <Switch
          {...common}
          h={30}
          mt={4}
          checked={value === true}
          onChange={event => onChange(event.currentTarget.checked || undefined)}
        />
      )
    case 'area-set':
      return <AreaSetSelect {...common} value={value} onChange={onChange} />
    case 'area-figure':
      return <AreaFigureSelect {...common} value={value} onChange={onChange} areaSetId={areaSetId} />
    case 'days':
      return <DaysField {...common} value={(value as string[] | undefined) ?? []} onChange={onChange} />
    case 'period':
      return <PeriodField {...common} label={field.label} value={value as Period} onChange={onChange} />
  }
}

type Period = { from: string; to: string } | undefined
type Valued = { id: string; 'aria-describedby': string; value: unknown; onChange: (value: unknown) => void }

function NumberControl({ field, value, ...rest }: Valued & { field: NumberField }) {
  return (
    <NumberInput
      {...rest}
      value={value as number | string}
      suffix={field.unit && ` ${field.unit}`}
      thousandSeparator=","
      step={field.step}
      min={field.min}
      max={field.max}
      error={typeof value !== 'number'}
    />
  )
}

function chosenOf({ choices, absent }: ChoiceField, chosen: string | null) {
  return chosen === absent ? undefined : choices.find(({ value }) => String(value) === chosen)?.value
}

function AreaSetSelect({ value, onChange, ...rest }: Valued) {
  const sets = useQuestion('areas.sets')
  return (
    <Select
      {...rest}
      allowDeselect={false}
      data={(sets.data ?? []).map(set => ({ value: String(set.id), label: `${set.name} ${set.vintage}` }))}
      value={value === undefined ? null : String(value)}
      onChange={chosen => onChange(Number(chosen))}
    />
  )
}

function AreaFigureSelect({ value, onChange, areaSetId, ...rest }: Valued & { areaSetId: number | null }) {
  const figures = useQuestion('areas.figures', { areaSetId: areaSetId ?? 1 }, { when: areaSetId !== null })
  return (
    <Select
      {...rest}
      clearable
      placeholder={figures.data?.length === 0 ? 'No figures are loaded' : 'Counts alone'}
      data={(figures.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === undefined ? null : String(value)}
      onChange={chosen => onChange(chosen === null ? undefined : Number(chosen))}
    />
  )
}
