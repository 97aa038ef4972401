import { Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import type { Output } from '../../client/names.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { methodWords } from './method-words.ts'

type ParametersFormProps = {
  defaults: Output<'analysis.defaults'>
  onRun: (parameters: Parameters) => void
}

/** The parameters of a method, with what the data suggest and why. Give it the method as its key. */
export function ParametersForm({ defaults, onRun }: ParametersFormProps) {
  const [values, setValues] = useState(defaults.parameters as Record<string, string | number>)
  const fields = methodWords[defaults.parameters.method].parameters
  const complete = fields.every(({ key }) => typeof values[key] === 'number')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (complete) onRun(values as Parameters)
      }}
    >
      <Stack gap={6}>
        <Group gap="xs" align="end" wrap="nowrap">
          {fields.map(({ key, label, unit = '', step, min, max }) => (
            <NumberInput
              key={key}
              label={label}
              suffix={unit}
              step={step}
              min={min}
              max={max}
              flex={1}
              miw={0}
              error={typeof values[key] !== 'number'}
              value={values[key]!}
              onChange={value => setValues({ ...values, [key]: value })}
            />
          ))}
          <Button type="submit" disabled={!complete} leftSection={<IconPlayerPlay size={15} aria-hidden />}>
            Find
          </Button>
        </Group>
        <Disclosure label="Why these values">
          {defaults.reasons.map(({ parameter, reason }) => (
            <Text key={parameter} size="xs" c="dimmed">
              {reason}
            </Text>
          ))}
        </Disclosure>
      </Stack>
    </form>
  )
}
