import { Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { attachmentMarkings } from '#shared/features/profiles/attachments.ts'
import type { Particulars as Kept, Profile } from '#shared/features/profiles/contract.ts'
import { whyNotWrite } from '#shared/features/profiles/life-rules.ts'
import { SavedNote } from '../../../client/saved-note.tsx'
import { useCommand } from '../../../client/use-desk.ts'
import { useDraft } from '../../../client/use-draft.ts'
import { BothSides, sidesOf } from '../../../ui/both-sides.tsx'
import { DayInput } from '../../../ui/day-input.tsx'
import { Section } from '../../../ui/section.tsx'
import { KindFields, kindLabels } from '../kind-fields.tsx'
import { useMayWrite } from './standing.ts'

const labels: Record<keyof Kept, string> = {
  title: 'Title',
  marking: 'Marking',
  reviewOn: 'Next review',
  problemType: kindLabels.problemType,
  placeType: kindLabels.placeType,
}
const fields = Object.keys(labels) as (keyof Kept)[]
const ofBureau = 'As the bureau marks'

type ParticularsProps = { profile: Profile; reread: () => Promise<Profile> }

/** Title, marking, review date and kind, saved as they are typed. */
export function Particulars({ profile, reread }: ParticularsProps) {
  const save = useCommand('profiles.save', { quiet: true })
  const ended = whyNotWrite(profile.status)?.message
  const readOnly = !useMayWrite('profiles.save')
  const { draft, type, saving, flush, conflict, keepYours, takeTheirs } = useDraft<Kept>({
    version: profile.version,
    saved: keptOf(profile),
    save: (particulars, version) => save.mutateAsync({ profileId: profile.id, version, particulars }),
    reread: async () => {
      const now = await reread()
      return { version: now.version, saved: keptOf(now) }
    },
  })
  return (
    <Section
      title="Document"
      about={ended}
      actions={!readOnly && !conflict && <SavedNote saving={saving} onRetry={() => void flush()} />}
    >
      <Stack gap="sm">
        {conflict && (
          <BothSides
            fields={sidesOf(fields, labels, conflict)}
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
        <Group grow align="flex-start">
          {readOnly ? (
            <TextInput label={labels.marking} readOnly value={draft.marking ?? ofBureau} />
          ) : (
            <NativeSelect
              label={labels.marking}
              value={draft.marking ?? ''}
              data={[{ value: '', label: ofBureau }, ...attachmentMarkings]}
              onChange={event =>
                type({ marking: attachmentMarkings.find(one => one === event.currentTarget.value) ?? null })
              }
            />
          )}
          <DayInput
            label={labels.reviewOn}
            readOnly={readOnly}
            value={draft.reviewOn ?? ''}
            onChange={event => type({ reviewOn: event.currentTarget.value || null })}
          />
        </Group>
        <KindFields
          readOnly={readOnly}
          problemType={{ value: draft.problemType, onChange: problemType => type({ problemType }) }}
          placeType={{ value: draft.placeType, onChange: placeType => type({ placeType }) }}
        />
      </Stack>
    </Section>
  )
}

function keptOf({ title, marking, reviewOn, problemType, placeType }: Kept): Kept {
  return { title, marking, reviewOn, problemType, placeType }
}
