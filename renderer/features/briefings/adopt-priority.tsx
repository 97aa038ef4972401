import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { nextReview } from '#shared/features/briefings/priority-rules.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useToday } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { DayInput } from '../../ui/day-input.tsx'
import { countedFilter, useCountedChoices } from './counted-choices.ts'

type AdoptPriorityProps = { opened: boolean; onClose: () => void; onAdopted: (priorityId: number) => void }

/** Adopts what a neighbourhood asked for: where, why, and who answers for it. */
export function AdoptPriority({ opened, onClose, onAdopted }: AdoptPriorityProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title="Adopt a priority"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <AdoptForm onAdopted={onAdopted} />
    </Modal>
  )
}

function AdoptForm({ onAdopted }: Pick<AdoptPriorityProps, 'onAdopted'>) {
  const today = useToday()
  const adopt = useCommand('briefings.adoptPriority')
  const sets = useQuestion('areas.sets')
  const agencies = useQuestion('settings.agencies')
  const profiles = useQuestion('profiles.list')
  const counted = useCountedChoices()
  const form = useForm({
    initialValues: {
      title: '',
      areaSetId: null as string | null,
      areaId: null as string | null,
      counted: 'all',
      rationale: '',
      agencyId: null as string | null,
      owner: '',
      contact: '',
      adoptedOn: today,
      reviewOn: nextReview(today),
      profileId: null as string | null,
    },
    validate: {
      title: title => (title.trim() ? null : 'Say in a line what the priority is.'),
      areaId: areaId => (areaId ? null : 'Choose the area.'),
      rationale: words => (words.trim() ? null : 'Say why it was adopted.'),
      agencyId: agencyId => (agencyId ? null : 'Choose an agency.'),
      owner: owner => (owner.trim() ? null : 'Name the office that answers for it.'),
      adoptedOn: day => (day ? null : 'Give the day.'),
      reviewOn: day => (day ? null : 'Give the day.'),
    },
  })
  const areaSetId = Number(form.values.areaSetId ?? sets.data?.[0]?.id ?? 0)
  const areas = useQuestion('areas.outlines', { areaSetId: areaSetId || 1 }, { when: areaSetId > 0 })
  const choices = (rows: readonly { id: number; name: string }[] | undefined) =>
    (rows ?? []).map(({ id, name }) => ({ value: String(id), label: name }))

  function submit(values: typeof form.values) {
    adopt.mutate(
      {
        title: values.title,
        areaId: Number(values.areaId),
        filter: countedFilter(counted, values.counted),
        rationale: values.rationale,
        agencyId: Number(values.agencyId),
        owner: values.owner,
        contact: values.contact,
        adoptedOn: values.adoptedOn,
        reviewOn: values.reviewOn,
        profileId: values.profileId === null ? null : Number(values.profileId),
      },
      {
        onSuccess: ({ id }) => onAdopted(id),
        onError: error => form.setErrors(fieldErrors(error)),
      },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)} aria-label="Adopt a priority">
      <Stack gap="sm">
        <TextInput label="Priority" data-autofocus maxLength={200} {...form.getInputProps('title')} />
        <Group grow align="flex-start">
          {(sets.data?.length ?? 0) > 1 && (
            <Select
              label="Area set"
              allowDeselect={false}
              data={choices(sets.data)}
              {...form.getInputProps('areaSetId')}
              value={String(areaSetId)}
              onChange={value => form.setValues({ areaSetId: value, areaId: null })}
            />
          )}
          <Select
            label="Area"
            searchable
            data={choices(areas.data)}
            nothingFoundMessage="No such area. Areas are loaded or drawn under Settings."
            {...form.getInputProps('areaId')}
          />
          <Select
            label="Incidents counted"
            allowDeselect={false}
            data={counted.map(({ value, label }) => ({ value, label }))}
            {...form.getInputProps('counted')}
          />
        </Group>
        <Textarea
          label="Why it was adopted"
          description="Who asked for it and what the figures say. Name groups and offices, never private persons."
          autosize
          minRows={2}
          maxLength={20_000}
          {...form.getInputProps('rationale')}
        />
        <Group grow align="flex-start">
          <Select
            label="Agency"
            searchable
            data={choices(agencies.data)}
            {...form.getInputProps('agencyId')}
          />
          <TextInput
            label="Owner"
            placeholder="An office, no name"
            maxLength={200}
            {...form.getInputProps('owner')}
          />
          <TextInput
            label="Contact"
            placeholder="Desk and extension"
            maxLength={200}
            {...form.getInputProps('contact')}
          />
        </Group>
        <Group grow align="flex-start">
          <DayInput label="Adopted on" {...form.getInputProps('adoptedOn')} />
          <DayInput label="First review" {...form.getInputProps('reviewOn')} />
          <Select
            label="Problem profile"
            placeholder="None"
            clearable
            searchable
            data={(profiles.data ?? []).map(({ id, number, title }) => ({
              value: String(id),
              label: `${number} ${title}`,
            }))}
            {...form.getInputProps('profileId')}
          />
        </Group>
        <Group justify="flex-end">
          <Button type="submit" loading={adopt.isPending}>
            Adopt it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
