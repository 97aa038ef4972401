import { Autocomplete, Button, Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { useNextLine } from '../../client/use-next-line.ts'
import { AgencySelect } from '../../ui/agency-select.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { dayAfter } from '../../ui/days.ts'

type ActionEntryProps = {
  meeting: Meeting
  /** The item it is set under; its profile is then meant. */
  item?: AgendaItem
}

/** One line for the next action, made for the keyboard: Enter sets it, and the next can be typed at once. */
export function ActionEntry({ meeting, item }: ActionEntryProps) {
  const add = useCommand('tasking.addAction')
  const permitted = useMayCall('tasking.addAction')
  const form = useForm({
    initialValues: {
      what: '',
      agencyId: null as string | null,
      owner: '',
      dueOn: dayAfter(meeting.heldOn, 14),
      /** Undefined until chosen or cleared: the profile just adopted is then meant. */
      profileId: undefined as string | null | undefined,
    },
    validate: {
      what: words => (words.trim() ? null : 'Say what is to be done.'),
      agencyId: agencyId => (agencyId ? null : 'Choose an agency.'),
      owner: owner => (owner.trim() ? null : 'Name the owner.'),
      dueOn: day => (day ? null : 'Give a due date.'),
    },
  })
  const line = useNextLine(form)
  if (!permitted || meeting.status === 'held') return null

  const adopted = meeting.agenda.filter(({ decision }) => decision?.kind === 'adopt')
  const likely = adopted.length === 1 ? String(adopted[0]!.profile?.id) : null
  const profileId = form.values.profileId === undefined ? likely : form.values.profileId

  function submit({ agencyId, profileId: _chosen, ...values }: typeof form.values) {
    const sending = add.mutateAsync({
      ...values,
      meetingId: meeting.id,
      agencyId: Number(agencyId),
      profileId: item ? (item.profile?.id ?? null) : profileId === null ? null : Number(profileId),
      agendaItemId: item?.id ?? null,
    })
    void line.send(values.what, sending)
  }

  const agency = meeting.attendance.find(each => String(each.agencyId) === form.values.agencyId)
  return (
    <form onSubmit={form.onSubmit(submit)} aria-label="New action">
      <Group gap="xs" align="flex-start" wrap="wrap">
        <TextInput
          ref={line.field}
          label="What is to be done"
          flex={item ? '1 0 100%' : 3}
          miw={180}
          maxLength={200}
          {...form.getInputProps('what')}
        />
        <AgencySelect
          miw={120}
          allowDeselect={false}
          agencies={meeting.attendance.map(({ agencyId, agencyName }) => ({
            id: agencyId,
            name: agencyName,
          }))}
          {...form.getInputProps('agencyId')}
        />
        <Autocomplete
          label="Owner"
          flex={1}
          miw={110}
          maxLength={200}
          data={agency?.person ? [agency.person] : []}
          {...form.getInputProps('owner')}
        />
        <DayInput label="Due" w={132} {...form.getInputProps('dueOn')} />
        {!item && (
          <Select
            label="Profile"
            placeholder="None"
            flex={1}
            miw={120}
            clearable
            data={meeting.agenda.flatMap(({ profile }) =>
              profile ? [{ value: String(profile.id), label: `${profile.number} ${profile.title}` }] : [],
            )}
            {...form.getInputProps('profileId')}
            value={profileId}
          />
        )}
        <Button type="submit" mt={20}>
          Set action
        </Button>
      </Group>
    </form>
  )
}
