import { Alert, Button, Group, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import {
  amountWords,
  clockWords,
  type LevelClock,
  type MeasuredKind,
  measuredKinds,
  measuredWords,
  promiseWords,
  type TargetUnit,
  targetUnits,
  whyNoPromise,
} from '#shared/features/performance/service-level-rules.ts'
import type { LevelPromise, ServiceLevel } from '#shared/features/performance/service-levels.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useToday } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { inWords } from '../../../client/words.ts'
import { BothSides } from '../../../ui/both-sides.tsx'
import { DayInput } from '../../../ui/day-input.tsx'
import { bothPromises, savedMeanwhile } from './both-promises.ts'
import { useCategoryChoices } from './category-choices.ts'

type ServiceLevelFormProps = { level: ServiceLevel | undefined; onDone: () => void }

/** What is promised: for which calls, within how long, for what share, by which clock, from when. */
export function ServiceLevelForm({ level, onDone }: ServiceLevelFormProps) {
  const today = useToday()
  const save = useCommand('performance.saveServiceLevel', { quiet: true })
  const agencies = useQuestion('settings.agencies')
  const [version, setVersion] = useState(level?.version)
  const [theirs, setTheirs] = useState<ServiceLevel | null>(null)
  const form = useForm({
    initialValues: level ? valuesOf(level) : { ...fresh, validFrom: today },
    validate: {
      name: name => (name.trim() ? null : 'Give it a short name, such as “Noise: first visit”.'),
      agencyId: agencyId => (agencyId ? null : 'Choose the agency that promised it.'),
      validFrom: day => (day ? null : 'Give the day.'),
      amount: amount => (Number(amount) >= 1 ? null : 'Give a whole number of 1 or more.'),
      sharePercent: share => (Number(share) >= 1 && Number(share) <= 100 ? null : 'From 1 to 100.'),
    },
  })
  const { values } = form
  const categories = useCategoryChoices(Number(values.agencyId) || null)
  const promise = promiseOf(values)
  const reason = whyNoPromise(promise)
  const isCounted = promise.measured !== 'answer' && promise.target.unit !== 'working-days'

  function submit(over = version) {
    if (reason) return
    save.mutate(
      { ...promise, ...(level && { id: level.id, version: over }) },
      {
        onSuccess: onDone,
        onError: error => {
          setTheirs(savedMeanwhile(error))
          form.setErrors(fieldErrors(error))
        },
      },
    )
  }

  function takeTheirs(saved: ServiceLevel) {
    form.setValues(valuesOf(saved))
    setVersion(saved.version)
    setTheirs(null)
    save.reset()
  }

  return (
    <form onSubmit={form.onSubmit(() => submit())} aria-label="Service level">
      <Stack gap="sm">
        <TextInput label="Name" data-autofocus maxLength={200} {...form.getInputProps('name')} />
        <Group grow align="flex-start">
          <Select
            label="Agency"
            searchable
            data={(agencies.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
            {...form.getInputProps('agencyId')}
            onChange={agencyId => form.setValues({ agencyId: agencyId ?? '', category: 'all' })}
          />
          <Select
            label="Calls"
            allowDeselect={false}
            searchable
            data={categories}
            {...form.getInputProps('category')}
          />
        </Group>
        <Group grow align="flex-start">
          <Select
            label="What is promised"
            allowDeselect={false}
            data={measuredKinds.map(value => ({ value, label: measuredWords[value] }))}
            {...form.getInputProps('measured')}
            onChange={value => form.setValues(withMeasured((value ?? 'visit') as MeasuredKind))}
          />
          <NumberInput
            label="Within"
            min={1}
            max={100_000}
            allowDecimal={false}
            {...form.getInputProps('amount')}
          />
          <Select
            label="Unit"
            allowDeselect={false}
            data={targetUnits.map(value => ({ value, label: amountWords(2, value).slice(2) }))}
            {...form.getInputProps('unit')}
          />
          <NumberInput
            label="For (%)"
            min={1}
            max={100}
            allowDecimal={false}
            {...form.getInputProps('sharePercent')}
          />
        </Group>
        {isCounted && (
          <Group grow align="flex-start">
            <Select
              label="Clock"
              allowDeselect={false}
              data={[
                { value: 'round', label: 'Round the clock' },
                { value: 'working', label: 'Office hours' },
              ]}
              {...form.getInputProps('clock')}
            />
            {values.clock === 'working' && (
              <>
                <TextInput type="time" label="Opens" {...form.getInputProps('opensAt')} />
                <TextInput type="time" label="Closes" {...form.getInputProps('closesAt')} />
              </>
            )}
          </Group>
        )}
        <Group grow align="flex-start">
          <DayInput label="In force from" {...form.getInputProps('validFrom')} />
          <DayInput
            label="Last day"
            description="Empty while it stands"
            {...form.getInputProps('validUntil')}
          />
          <TextInput
            label="Answers for it"
            placeholder="An office, no name"
            maxLength={200}
            {...form.getInputProps('owner')}
          />
        </Group>
        <Textarea label="Note" autosize minRows={1} maxLength={1000} {...form.getInputProps('note')} />
        <Text size="sm">
          {promiseWords(promise)}. {clockWords(promise)}
        </Text>
        {level && (
          <Text size="xs" c="dimmed">
            If the agency promises something else from a day on, give this one its last day and enter the new
            one: past months are then still held against what was promised then.
          </Text>
        )}
        {reason && (
          <Alert color="yellow" role="alert">
            {reason}
          </Alert>
        )}
        {theirs && (
          <BothSides
            fields={bothPromises(theirs, promise, {
              agencyName: (agencies.data ?? []).find(({ id }) => id === promise.agencyId)?.name ?? '',
              categoryName:
                valuesOf(theirs).category === values.category
                  ? theirs.categoryName
                  : nameOf(categories, values.category),
            })}
            onKeepYours={() => {
              setVersion(theirs.version)
              setTheirs(null)
              submit(theirs.version)
            }}
            onTakeTheirs={() => takeTheirs(theirs)}
          />
        )}
        {save.isError && !theirs && (
          <Alert color="red" role="alert">
            {told(save.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending} disabled={reason !== null || theirs !== null}>
            {level ? 'Save it' : 'Enter it'}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const nameOf = (groups: readonly { items: readonly { value: string; label: string }[] }[], value: string) =>
  groups.flatMap(({ items }) => items).find(item => item.value === value)?.label ?? ''

function told(error: unknown): string {
  const { message, next } = inWords(error)
  return [message, next].filter(Boolean).join(' ')
}

const fresh = {
  name: '',
  agencyId: '',
  category: 'all',
  measured: 'visit' as MeasuredKind,
  amount: 60 as number | string,
  unit: 'minutes' as TargetUnit,
  sharePercent: 90 as number | string,
  clock: 'round' as LevelClock,
  opensAt: '09:00',
  closesAt: '17:00',
  validFrom: '',
  validUntil: '',
  owner: '',
  note: '',
}
type Values = typeof fresh

/** What is usual for a kind, so that the form never starts with what cannot be. */
function withMeasured(measured: MeasuredKind): Partial<Values> {
  if (measured === 'answer') return { measured, amount: 30, unit: 'seconds', clock: 'round' }
  return measured === 'visit'
    ? { measured, amount: 60, unit: 'minutes' }
    : { measured, amount: 5, unit: 'working-days' }
}

function valuesOf({ category, target, ...level }: ServiceLevel): Values {
  return {
    ...level,
    agencyId: String(level.agencyId),
    category:
      category.kind === 'all'
        ? 'all'
        : category.kind === 'code'
          ? `code ${category.code}`
          : `category ${category.categoryId}`,
    ...target,
    validUntil: level.validUntil ?? '',
  }
}

function promiseOf(values: Values): LevelPromise {
  const { name, measured, clock, opensAt, closesAt, validFrom, owner, note, category } = values
  const isCounted = measured !== 'answer' && values.unit !== 'working-days'
  return {
    name,
    measured,
    opensAt,
    closesAt,
    validFrom,
    owner,
    note,
    agencyId: Number(values.agencyId),
    category: category.startsWith('code ')
      ? { kind: 'code', code: category.slice(5) }
      : category.startsWith('category ')
        ? { kind: 'category', categoryId: Number(category.slice(9)) }
        : { kind: 'all' },
    target: { amount: Number(values.amount), unit: values.unit },
    sharePercent: Number(values.sharePercent),
    clock: isCounted ? clock : 'round',
    validUntil: values.validUntil || null,
  }
}
