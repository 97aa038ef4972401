import { Group, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { type Direction, directions } from '#shared/features/performance/measure-rules.ts'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { useWritten } from '../../../client/use-written.tsx'
import { Section } from '../../../ui/section.tsx'
import { basisNames, directionNames } from './measure-words.ts'

const labels = {
  name: 'Measure',
  unit: 'Unit',
  owner: 'Owner',
  definition: 'Definition',
  source: 'Source',
}
type Written = Record<keyof typeof labels, string>

type MeasureTextProps = { measure: MeasureInFull; reread: () => Promise<MeasureInFull> }

/** What a measure is, saved as it is typed, and who answers for it. */
export function MeasureText({ measure, reread }: MeasureTextProps) {
  const save = useCommand('performance.saveMeasure', { quiet: true })
  const choose = useCommand('performance.saveMeasure')
  const readOnly = !useMayCall('performance.saveMeasure') || measure.closedOn !== null
  const agencies = useQuestion('settings.agencies')
  const { id: measureId, version, agencyId, direction, target } = measure
  const { draft, type, savedNote, bothSides } = useWritten(labels, {
    row: measure,
    save: (changes, known) => save.mutateAsync({ measureId, version: known, ...changes }),
    reread,
  })
  const field = (name: keyof Written) => ({
    label: labels[name],
    readOnly,
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => type({ [name]: event.currentTarget.value }),
  })
  return (
    <Section title="The measure" about={basisNames[measure.basis]} actions={!readOnly && savedNote}>
      <Stack gap="xs">
        {bothSides}
        <TextInput
          {...field('name')}
          maxLength={200}
          error={draft.name.trim() ? null : 'Name the measure.'}
        />
        <Group grow align="flex-start">
          <TextInput {...field('unit')} maxLength={60} />
          <Select
            label="Which way is better"
            allowDeselect={false}
            readOnly={readOnly}
            data={directions.map(each => ({ value: each, label: directionNames[each] }))}
            value={direction}
            onChange={value => value && choose.mutate({ measureId, version, direction: value as Direction })}
          />
          <TargetInput
            key={target}
            target={target}
            readOnly={readOnly}
            onChange={value => choose.mutate({ measureId, version, target: value })}
          />
        </Group>
        <Group grow align="flex-start">
          <Select
            label="Agency"
            searchable
            allowDeselect={false}
            readOnly={readOnly}
            data={(agencies.data ?? [{ id: agencyId, name: measure.agencyName }]).map(({ id, name }) => ({
              value: String(id),
              label: name,
            }))}
            value={String(agencyId)}
            onChange={value => value && choose.mutate({ measureId, version, agencyId: Number(value) })}
          />
          <TextInput
            {...field('owner')}
            maxLength={200}
            error={draft.owner.trim() ? null : 'Name the office that answers for it.'}
          />
        </Group>
        <Textarea {...field('definition')} autosize minRows={2} maxLength={2000} />
        <TextInput {...field('source')} maxLength={500} />
      </Stack>
    </Section>
  )
}

type TargetInputProps = {
  target: number | null
  readOnly: boolean
  onChange: (target: number | null) => void
}

/** Kept when it is left, not with every digit: half a number is another target. */
function TargetInput({ target, readOnly, onChange }: TargetInputProps) {
  return (
    <NumberInput
      label="Target"
      placeholder="None"
      readOnly={readOnly}
      defaultValue={target ?? ''}
      onBlur={event => {
        const text = event.currentTarget.value.trim()
        const value = text === '' ? null : Number(text)
        if (value !== target && !Number.isNaN(value)) onChange(value)
      }}
    />
  )
}
