import { Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { Assessment } from '#shared/features/tasking/assessment.ts'
import { SavedNote } from '../../../client/saved-note.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { useDraft } from '../../../client/use-draft.ts'
import { BothSides, sidesOf } from '../../../ui/both-sides.tsx'
import { Section } from '../../../ui/section.tsx'
import styles from './assessment.module.css'

const labels = { title: 'Title', summary: 'Summary' }
type Written = Record<keyof typeof labels, string>
const fields = Object.keys(labels) as (keyof Written)[]

type SummaryTextProps = { assessment: Assessment; reread: () => Promise<Assessment> }

/** What the analyst says first, saved as it is typed. */
export function SummaryText({ assessment, reread }: SummaryTextProps) {
  const mayWrite = useMayCall('tasking.saveAssessment')
  if (!mayWrite || assessment.status === 'final') {
    return (
      <Section title="Summary">
        <Text className={styles.said!}>{assessment.summary || 'No summary was written.'}</Text>
      </Section>
    )
  }
  return <Editor assessment={assessment} reread={reread} />
}

function Editor({ assessment, reread }: SummaryTextProps) {
  const save = useCommand('tasking.saveAssessment', { quiet: true })
  const { draft, type, saving, flush, conflict, keepYours, takeTheirs } = useDraft<Written>({
    version: assessment.version,
    saved: writtenOf(assessment),
    save: (changes, version) => save.mutateAsync({ assessmentId: assessment.id, version, ...changes }),
    reread: async () => {
      const now = await reread()
      return { version: now.version, saved: writtenOf(now) }
    },
  })
  return (
    <Section
      title="Summary"
      actions={!conflict && <SavedNote saving={saving} onRetry={() => void flush()} />}
    >
      <Stack gap="xs">
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
          value={draft.title}
          error={draft.title.trim() ? null : 'Give the assessment a title.'}
          onChange={event => type({ title: event.currentTarget.value })}
        />
        <Textarea
          label="Summary"
          placeholder="What the group must know in three sentences…"
          autosize
          minRows={3}
          maxLength={20_000}
          value={draft.summary}
          onChange={event => type({ summary: event.currentTarget.value })}
        />
      </Stack>
    </Section>
  )
}

function writtenOf({ title, summary }: Written): Written {
  return { title, summary }
}
