import { Button, Group, List, NumberInput, Stack, Text } from '@mantine/core'
import { IconPlayerPlay, IconRestore } from '@tabler/icons-react'
import { useState } from 'react'
import type { Parameters } from '#shared/features/analysis/contract.ts'
import type { Output } from '../../client/names.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import styles from './analysis.module.css'
import { methodWords } from './method-words.ts'
import { ParameterField } from './parameter-field.tsx'
import { fieldsOf } from './parameter-fields.ts'

type ParametersFormProps = {
  defaults: Output<'analysis.defaults'>
  /** Those of the result that is shown; what the data suggest without one. */
  start: { parameters: Parameters; seed: number } | null
  onRun: (parameters: Parameters, seed: number) => void
}

/** The parameters of a method, with what the data suggest and why. Give it the method as its key. */
export function ParametersForm({ defaults, start, onRun }: ParametersFormProps) {
  const suggested = defaults.parameters as unknown as Record<string, unknown>
  const [values, setValues] = useState({ ...(start?.parameters ?? defaults.parameters) } as Record<
    string,
    unknown
  >)
  const [seed, setSeed] = useState<number | string>(start?.seed ?? 1)
  const { method } = defaults.parameters
  const fields = fieldsOf[method]
  const complete =
    typeof seed === 'number' &&
    fields.every(field => field.kind !== 'number' || typeof values[field.key] === 'number')
  const changed = fields.some(({ key }) => JSON.stringify(values[key]) !== JSON.stringify(suggested[key]))
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (complete) onRun(withoutAbsent(values) as Parameters, seed)
      }}
    >
      <Stack gap={6}>
        <div className={styles.fields}>
          {fields.map(field => (
            <ParameterField
              key={field.key}
              field={field}
              value={values[field.key]}
              onChange={value =>
                setValues({
                  ...values,
                  [field.key]: value,
                  // A figure belongs to its set.
                  ...(field.kind === 'area-set' ? { perFigureId: undefined } : {}),
                })
              }
              suggested={suggested[field.key]}
              reason={defaults.reasons.find(({ parameter }) => parameter === field.key)?.reason}
              areaSetId={typeof values.areaSetId === 'number' ? values.areaSetId : null}
            />
          ))}
          {methodWords[method].isRandom && (
            <NumberInput
              label="Seed"
              labelProps={{ fw: 500, h: 22 }}
              inputWrapperOrder={['label', 'input', 'description']}
              description="Deals chance the same way again. Another seed shows how much is luck."
              min={0}
              max={4_294_967_295}
              allowDecimal={false}
              error={typeof seed !== 'number'}
              value={seed}
              onChange={setSeed}
            />
          )}
        </div>
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Disclosure label="Why these values">
            <Reasons reasons={defaults.reasons} method={method} />
          </Disclosure>
          <Group gap="xs" wrap="nowrap" flex="none">
            {changed && (
              <Button
                variant="subtle"
                leftSection={<IconRestore size={15} aria-hidden />}
                onClick={() => setValues({ ...suggested })}
              >
                Suggested values
              </Button>
            )}
            <Button type="submit" disabled={!complete} leftSection={<IconPlayerPlay size={15} aria-hidden />}>
              Find
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  )
}

type Reason = Output<'analysis.defaults'>['reasons'][number]

/** Choices made for the user, each with what it is about and why. */
export function Reasons({ reasons, method }: { reasons: readonly Reason[]; method: Parameters['method'] }) {
  return (
    <List size="xs" spacing={2} pr="sm">
      {reasons.map(({ parameter, reason }) => (
        <List.Item key={`${parameter} ${reason}`}>
          <Text size="xs">
            <b>{fieldsOf[method].find(({ key }) => key === parameter)?.label ?? parameter}:</b> {reason}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}

function withoutAbsent(values: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
