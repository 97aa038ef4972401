import { Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { SavedNote } from '../../client/saved-note.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { useDraft } from '../../client/use-draft.ts'
import { BothSides } from '../../ui/both-sides.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Section } from '../../ui/section.tsx'

const labels = { title: 'Title', heldOn: 'Date', chair: 'Chair', minutes: 'Minutes' }
type Written = Record<keyof typeof labels, string>
const fields = Object.keys(labels) as (keyof Written)[]

type MinutesProps = { meeting: Meeting; reread: () => Promise<Meeting> }

/** What is written of the meeting, saved as it is typed. */
export function Minutes({ meeting, reread }: MinutesProps) {
  const save = useCommand('tasking.saveMeeting', { quiet: true })
  const readOnly = !useMayCall('tasking.saveMeeting')
  // One object for as long as the meeting stands as it is, not one for each time it is drawn.
  const [asRead, setAsRead] = useState({ version: meeting.version, saved: writtenOf(meeting) })
  if (asRead.version !== meeting.version) {
    setAsRead({ version: meeting.version, saved: writtenOf(meeting) })
  }
  const { draft, type, saving, flush, conflict, keepYours, takeTheirs } = useDraft<Written>({
    ...asRead,
    save: (changes, version) => save.mutateAsync({ meetingId: meeting.id, version, ...changes }),
    reread: async () => {
      const now = await reread()
      return { version: now.version, saved: writtenOf(now) }
    },
  })
  return (
    <Section
      title="Minutes"
      actions={!readOnly && !conflict && <SavedNote saving={saving} onRetry={() => void flush()} />}
    >
      <Stack gap="xs">
        {conflict && (
          <BothSides
            fields={fields
              .filter(field => conflict.yours[field] !== undefined)
              .map(field => ({
                label: labels[field],
                theirs: conflict.theirs[field],
                yours: conflict.yours[field] ?? '',
              }))}
            onKeepYours={keepYours}
            onTakeTheirs={takeTheirs}
          />
        )}
        <TextInput
          label="Title"
          maxLength={200}
          readOnly={readOnly}
          value={draft.title}
          error={draft.title.trim() ? null : 'Give the meeting a title.'}
          onChange={event => type({ title: event.currentTarget.value })}
        />
        <DayInput
          label="Date"
          readOnly={readOnly || meeting.status === 'held'}
          value={draft.heldOn}
          error={draft.heldOn ? null : 'Give the day it is held.'}
          onChange={event => type({ heldOn: event.currentTarget.value })}
        />
        <TextInput
          label="Chair"
          maxLength={200}
          readOnly={readOnly}
          value={draft.chair}
          onChange={event => type({ chair: event.currentTarget.value })}
        />
        <Textarea
          label="Minutes"
          autosize
          minRows={8}
          maxLength={20_000}
          readOnly={readOnly}
          placeholder={readOnly ? '' : 'Apologies, what was said, what was agreed…'}
          value={draft.minutes}
          onChange={event => type({ minutes: event.currentTarget.value })}
        />
      </Stack>
    </Section>
  )
}

function writtenOf({ title, heldOn, chair, minutes }: Written): Written {
  return { title, heldOn, chair, minutes }
}
