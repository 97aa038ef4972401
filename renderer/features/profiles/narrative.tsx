import { Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Profile, Narrative as Written } from '#shared/features/profiles/contract.ts'
import { SavedNote } from '../../client/saved-note.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { useDraft } from '../../client/use-draft.ts'
import { BothSides } from '../../ui/both-sides.tsx'
import { Section } from '../../ui/section.tsx'

const parts = [
  { field: 'aim', label: 'Aim', ask: 'What should be different, by when, and how will we know?', rows: 2 },
  {
    field: 'location',
    label: 'Location',
    ask: 'What is it about this place? Lighting, access, opening hours, guardians…',
    rows: 3,
  },
  {
    field: 'victim',
    label: 'Victim',
    ask: 'Who is harmed, how often, and what makes them vulnerable?',
    rows: 3,
  },
  {
    field: 'offender',
    label: 'Offender',
    ask: 'Who causes it, when, and what brings them here?',
    rows: 3,
  },
  {
    field: 'response',
    label: 'Response',
    ask: 'What will each agency do, and what has been tried before?',
    rows: 4,
  },
] as const
const labels: Record<keyof Written, string> = {
  title: 'Title',
  aim: 'Aim',
  location: 'Location',
  victim: 'Victim',
  offender: 'Offender',
  response: 'Response',
}
const fields = Object.keys(labels) as (keyof Written)[]

type NarrativeProps = { profile: Profile; reread: () => Promise<Profile> }

/** What the analyst writes, saved as it is typed. */
export function Narrative({ profile, reread }: NarrativeProps) {
  const save = useCommand('profiles.save', { quiet: true })
  const readOnly = !useMayCall('profiles.save')
  // One object for as long as the profile stands as it is, not one for each time it is drawn.
  const [asRead, setAsRead] = useState({ version: profile.version, saved: writtenOf(profile) })
  if (asRead.version !== profile.version) {
    setAsRead({ version: profile.version, saved: writtenOf(profile) })
  }
  const { draft, type, saving, flush, conflict, keepYours, takeTheirs } = useDraft<Written>({
    ...asRead,
    save: (narrative, version) => save.mutateAsync({ profileId: profile.id, version, narrative }),
    reread: async () => {
      const now = await reread()
      return { version: now.version, saved: writtenOf(now) }
    },
  })
  return (
    <Section
      title="Document"
      actions={!readOnly && !conflict && <SavedNote saving={saving} onRetry={() => void flush()} />}
    >
      <Stack gap="sm">
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
          error={draft.title.trim() ? null : 'Give the profile a title.'}
          onChange={event => type({ title: event.currentTarget.value })}
        />
        {parts.map(({ field, label, ask, rows }) => (
          <Textarea
            key={field}
            label={label}
            placeholder={readOnly ? '' : ask}
            autosize
            minRows={rows}
            maxLength={20_000}
            readOnly={readOnly}
            value={draft[field]}
            onChange={event => type({ [field]: event.currentTarget.value })}
          />
        ))}
      </Stack>
    </Section>
  )
}

function writtenOf({ title, aim, location, victim, offender, response }: Written): Written {
  return { title, aim, location, victim, offender, response }
}
