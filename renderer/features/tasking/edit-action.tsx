import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { type ActionPriority, actionPriorities } from '#shared/features/tasking/action-rules.ts'
import type { Action } from '#shared/features/tasking/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { BothSides } from '../../ui/both-sides.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { useInMeeting } from './in-meeting.ts'
import { useChanged } from './use-changed.ts'
import { useOpened } from './use-opened.ts'

const valuesOf = (action: Action) => ({
  what: action.what,
  why: action.why,
  owner: action.owner,
  dueOn: action.dueOn,
  agencyId: String(action.agencyId),
  deputyAgencyId: action.deputyAgencyId === null ? null : String(action.deputyAgencyId),
  priority: action.priority as ActionPriority,
})
type Values = ReturnType<typeof valuesOf>
const labels: Record<keyof Values, string> = {
  what: 'What',
  why: 'Why',
  owner: 'Owner',
  dueOn: 'Due',
  agencyId: 'Agency',
  deputyAgencyId: 'Stands in',
  priority: 'Priority',
}

/** Changes words, people or days of an action, with the reason; somebody else's change in between is shown. */
export function EditAction({ action }: { action: Action }) {
  const edit = useCommand('tasking.editAction', { quiet: true })
  const inMeeting = useInMeeting()
  const changed = useChanged()
  const agencies = useQuestion('settings.agencies')
  const [collided, setCollided] = useState(false)
  const form = useForm({
    initialValues: { ...valuesOf(action), reason: '' },
    validate: {
      what: words => (words.trim() ? null : 'Say what is to be done.'),
      owner: owner => (owner.trim() ? null : 'Name the owner.'),
      dueOn: day => (day ? null : 'Give a due date.'),
      reason: reason => (reason.trim() ? null : 'Say why it is changed.'),
    },
  })
  const { opened, follow } = useOpened(action, form.isDirty(), begin)

  function begin(from: Action) {
    const values = { ...valuesOf(from), reason: '' }
    form.setInitialValues(values)
    form.setValues(values)
  }

  /** Sends what was changed here and nothing else: what others changed beside it stands. */
  function submit({ reason, ...values }: typeof form.values, version = opened.version) {
    const { agencyId, deputyAgencyId, ...words } = only(values, changedFrom(valuesOf(opened), values))
    edit.mutate(
      {
        actionId: action.id,
        version,
        reason,
        ...inMeeting,
        ...words,
        ...(agencyId !== undefined && { agencyId: Number(agencyId) }),
        ...(deputyAgencyId !== undefined && {
          deputyAgencyId: deputyAgencyId === null ? null : Number(deputyAgencyId),
        }),
      },
      {
        onSuccess: saved => {
          setCollided(false)
          follow(saved)
          changed(saved, `${action.number} is changed.`)
        },
        onError: error => {
          if (error instanceof AppError && error.code === 'conflict') return setCollided(true)
          form.setErrors(fieldErrors(error))
          sayFailure(error)
        },
      },
    )
  }

  const options = agencies.data?.map(({ id, name }) => ({ value: String(id), label: name })) ?? []
  const nameOf = (value: string | null) => options.find(one => one.value === value)?.label ?? value ?? ''
  const theirs = valuesOf(action)
  const yours = changedFrom(valuesOf(opened), form.values)
  const shown = yours.length > 0 ? yours : changedFrom(theirs, form.values)
  return (
    <form aria-label="Edit this action" onSubmit={form.onSubmit(values => submit(values))}>
      <Stack gap="xs">
        {collided && (
          <BothSides
            fields={shown.map(key => ({
              label: labels[key],
              theirs: nameOf(theirs[key]),
              yours: nameOf(form.values[key]),
            }))}
            onKeepYours={() => submit(form.values, action.version)}
            onTakeTheirs={() => {
              follow(action)
              setCollided(false)
            }}
          />
        )}
        <TextInput label="What is to be done" maxLength={200} {...form.getInputProps('what')} />
        <Textarea label="Why" autosize maxLength={2000} {...form.getInputProps('why')} />
        <Group grow align="flex-start">
          <Select
            label="Agency"
            searchable
            allowDeselect={false}
            data={options}
            {...form.getInputProps('agencyId')}
          />
          <Select
            label="Agency that stands in"
            placeholder="None"
            clearable
            data={options.filter(({ value }) => value !== form.values.agencyId)}
            {...form.getInputProps('deputyAgencyId')}
          />
        </Group>
        <Group grow align="flex-start">
          <TextInput label="Owner" maxLength={200} {...form.getInputProps('owner')} />
          <DayInput label="Due" {...form.getInputProps('dueOn')} />
          <Select
            label="Priority"
            allowDeselect={false}
            data={[...actionPriorities]}
            {...form.getInputProps('priority')}
          />
        </Group>
        <TextInput label="Why it is changed" maxLength={2000} {...form.getInputProps('reason')} />
        <Group justify="flex-end">
          <Button type="submit" loading={edit.isPending}>
            Change the action
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function changedFrom(before: Values, after: Values) {
  return (Object.keys(labels) as (keyof Values)[]).filter(key => before[key] !== after[key])
}

function only(values: Values, keys: readonly (keyof Values)[]): Partial<Values> {
  return Object.fromEntries(keys.map(key => [key, values[key]]))
}
