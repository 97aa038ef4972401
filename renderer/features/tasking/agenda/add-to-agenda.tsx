import { Button, Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'

/** Brings a matter of one's own, or a raised profile, before the meeting. */
export function AddToAgenda({ meeting }: { meeting: Meeting }) {
  const add = useCommand('tasking.addItem')
  const form = useForm({
    initialValues: { title: '' },
    validate: { title: title => (title.trim() ? null : 'Say what it is about.') },
  })
  return (
    <Group gap="md" align="flex-end">
      <form
        aria-label="New item"
        style={{ flex: 1, minWidth: 260 }}
        onSubmit={form.onSubmit(({ title }) =>
          add.mutate(
            { meetingId: meeting.id, title },
            { onSuccess: () => form.reset(), onError: error => form.setErrors(fieldErrors(error)) },
          ),
        )}
      >
        <Group gap="xs" align="flex-end" wrap="nowrap">
          <TextInput label="Other business" flex={1} maxLength={200} {...form.getInputProps('title')} />
          <Button type="submit" variant="default" loading={add.isPending}>
            Add the item
          </Button>
        </Group>
      </form>
      <AddProfile meeting={meeting} />
    </Group>
  )
}

function AddProfile({ meeting }: { meeting: Meeting }) {
  const profiles = useQuestion('profiles.list')
  const put = useCommand('tasking.putOnAgenda')
  const [profileId, setProfileId] = useState<string | null>(null)
  const onAgenda = new Set(meeting.agenda.map(({ profile }) => profile?.id))
  const raised = (profiles.data ?? []).filter(({ id, status }) => status === 'raised' && !onAgenda.has(id))
  if (raised.length === 0) return null
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap" flex={1} miw={300}>
      <Select
        label="Profile to add"
        placeholder={`${raised.length} raised`}
        flex={1}
        searchable
        data={raised.map(({ id, number, title }) => ({ value: String(id), label: `${number} ${title}` }))}
        value={profileId}
        onChange={setProfileId}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={profileId === null}
        loading={put.isPending}
        onClick={() =>
          put.mutate(
            { meetingId: meeting.id, profileId: Number(profileId) },
            { onSuccess: () => setProfileId(null) },
          )
        }
      >
        Put on the agenda
      </Button>
    </Group>
  )
}
