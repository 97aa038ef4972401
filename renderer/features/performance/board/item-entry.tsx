import { Button, Group, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { BoardMeeting } from '#shared/features/performance/board.ts'
import { boardItemKinds, boardItemNames } from '#shared/features/performance/board-item-rules.ts'
import { whyNotRecordItem } from '#shared/features/performance/board-rules.ts'
import { useMayCall, useToday } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { useNextLine } from '../../../client/use-next-line.ts'
import { AgencySelect } from '../../../ui/agency-select.tsx'
import { DayInput } from '../../../ui/day-input.tsx'
import { dayAfter } from '../../../ui/days.ts'

type Kind = (typeof boardItemKinds)[number]

/** One line for what the board says, made for the keyboard: Enter records it, and the next can be typed at once. */
export function ItemEntry({ meeting }: { meeting: BoardMeeting }) {
  const today = useToday()
  const record = useCommand('performance.recordBoardItem')
  const permitted = useMayCall('performance.recordBoardItem')
  const agencies = useQuestion('settings.agencies')
  const form = useForm({
    initialValues: {
      kind: 'request' as Kind,
      what: '',
      askedBy: meeting.chair,
      agencyId: null as string | null,
      owner: '',
      dueOn: dayAfter(meeting.heldOn, 28),
    },
    validate: {
      what: words => (words.trim() ? null : 'Say what was said.'),
      agencyId: (agencyId, { kind }) => (agencyId || kind === 'decision' ? null : 'Choose an agency.'),
      owner: (owner, { kind }) => (owner.trim() || kind === 'decision' ? null : 'Name the office.'),
      dueOn: (day, { kind }) => (day || kind === 'decision' ? null : 'Give a due date.'),
    },
  })
  const line = useNextLine(form)
  if (!permitted || whyNotRecordItem(meeting, today)) return null

  function submit({ agencyId, dueOn, ...values }: typeof form.values) {
    const isToCarryOut = values.kind !== 'decision' || agencyId !== null
    const sending = record.mutateAsync({
      ...values,
      boardMeetingId: meeting.id,
      askedAgencyId: null,
      ownerAgencyId: agencyId === null ? null : Number(agencyId),
      dueOn: isToCarryOut ? dueOn || null : null,
    })
    void line.send(values.what, sending)
  }

  return (
    <form onSubmit={form.onSubmit(submit)} aria-label="Record what the board says">
      <Group gap="xs" align="flex-start" wrap="wrap">
        <Select
          label="Kind"
          w={140}
          allowDeselect={false}
          data={boardItemKinds.map(kind => ({ value: kind, label: boardItemNames[kind] }))}
          {...form.getInputProps('kind')}
        />
        <TextInput
          ref={line.field}
          label="What"
          flex={3}
          miw={240}
          maxLength={200}
          {...form.getInputProps('what')}
        />
        <TextInput
          label="Asked or promised by"
          flex={1}
          miw={150}
          maxLength={200}
          {...form.getInputProps('askedBy')}
        />
        <AgencySelect
          miw={130}
          clearable
          agencies={agencies.data ?? []}
          {...form.getInputProps('agencyId')}
        />
        <TextInput
          label="Owner (office)"
          flex={1}
          miw={130}
          maxLength={200}
          {...form.getInputProps('owner')}
        />
        <DayInput label="Due" w={140} {...form.getInputProps('dueOn')} />
        <Button type="submit" mt={20}>
          Record
        </Button>
      </Group>
    </form>
  )
}
