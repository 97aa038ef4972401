import { NumberInput, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { whyNotChangeHead } from '#shared/features/tasking/rules.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { useWritten } from '../../client/use-written.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Section } from '../../ui/section.tsx'

const labels = {
  title: 'Title',
  heldOn: 'Date',
  startsAt: 'Begins at',
  place: 'Place',
  chair: 'Chair',
  minutes: 'Further notes',
}

type MeetingDetailsProps = { meeting: Meeting; reread: () => Promise<Meeting> }

/** When and where it is, who chairs it, and what is written beside its items; saved as it is typed. */
export function MeetingDetails({ meeting, reread }: MeetingDetailsProps) {
  const save = useCommand('tasking.saveMeeting', { quiet: true })
  const readOnly = !useMayCall('tasking.saveMeeting')
  const held = whyNotChangeHead(meeting)
  const fixed = readOnly || held !== null
  const { draft, type, savedNote, bothSides } = useWritten(labels, {
    row: meeting,
    save: (changes, version) => save.mutateAsync({ meetingId: meeting.id, version, ...changes }),
    reread,
  })
  return (
    <Section title="Details" actions={!readOnly && savedNote}>
      <Stack gap="xs">
        {bothSides}
        {held && !readOnly && (
          <Text size="sm" c="dimmed">
            {held.message} {held.next}
          </Text>
        )}
        <TextInput
          label="Title"
          maxLength={200}
          readOnly={fixed}
          value={draft.title}
          error={draft.title.trim() ? null : 'Give the meeting a title.'}
          onChange={event => type({ title: event.currentTarget.value })}
        />
        <DayInput
          label="Date"
          readOnly={fixed}
          value={draft.heldOn}
          error={draft.heldOn ? null : 'Give the day it is held.'}
          onChange={event => type({ heldOn: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label="Begins at"
          readOnly={fixed}
          value={draft.startsAt}
          error={draft.startsAt ? null : 'Give the time it begins.'}
          onChange={event => type({ startsAt: event.currentTarget.value })}
        />
        <Quorum meeting={meeting} readOnly={fixed} />
        <TextInput
          label="Place"
          maxLength={200}
          readOnly={fixed}
          value={draft.place}
          onChange={event => type({ place: event.currentTarget.value })}
        />
        <TextInput
          label="Chair"
          maxLength={200}
          readOnly={fixed}
          value={draft.chair}
          onChange={event => type({ chair: event.currentTarget.value })}
        />
        <Textarea
          label="Further notes"
          description="They stand in the minutes below what was recorded under each item."
          autosize
          minRows={3}
          maxLength={20_000}
          readOnly={readOnly || meeting.minutesApproved}
          value={draft.minutes}
          onChange={event => type({ minutes: event.currentTarget.value })}
        />
      </Stack>
    </Section>
  )
}

/** How many agencies must be there; the meeting of a series takes it from the series. */
function Quorum({ meeting, readOnly }: { meeting: Meeting; readOnly: boolean }) {
  const save = useCommand('tasking.saveMeeting')
  return (
    <NumberInput
      label="Quorum"
      placeholder="None"
      min={1}
      max={99}
      readOnly={readOnly}
      value={meeting.quorum ?? ''}
      onBlur={event => {
        const quorum = event.currentTarget.value === '' ? null : Number(event.currentTarget.value)
        if (quorum !== meeting.quorum) {
          save.mutate({ meetingId: meeting.id, version: meeting.version, quorum })
        }
      }}
    />
  )
}
