import { Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { Assessment } from '#shared/features/tasking/assessment.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { useWritten } from '../../../client/use-written.tsx'
import { Section } from '../../../ui/section.tsx'
import styles from './assessment.module.css'

const labels = { title: 'Title', summary: 'Summary' }

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
  const { draft, type, savedNote, bothSides } = useWritten(labels, {
    row: assessment,
    save: (changes, version) => save.mutateAsync({ assessmentId: assessment.id, version, ...changes }),
    reread,
  })
  return (
    <Section title="Summary" actions={savedNote}>
      <Stack gap="xs">
        {bothSides}
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
