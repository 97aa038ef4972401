import { Stack, Text, Textarea } from '@mantine/core'
import type { Briefing } from '#shared/features/briefings/briefing.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { useWritten } from '../../client/use-written.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Section } from '../../ui/section.tsx'
import styles from './briefings.module.css'

const labels = { opening: 'Opening', notSay: 'What not to say', expiresOn: 'Use until' }

type BriefingAroundProps = { briefing: Briefing; reread: () => Promise<Briefing> }

/** What stands around the lines, saved as it is typed. */
export function BriefingAround({ briefing, reread }: BriefingAroundProps) {
  const save = useCommand('briefings.save', { quiet: true })
  const readOnly = !useMayCall('briefings.save') || briefing.status !== 'draft'
  const { id } = briefing
  const { draft, type, savedNote, bothSides } = useWritten(labels, {
    row: briefing,
    save: ({ expiresOn, ...texts }, known) =>
      // A day that is being typed is no day yet.
      save.mutateAsync({ briefingId: id, version: known, ...texts, ...(expiresOn ? { expiresOn } : {}) }),
    reread,
  })
  if (readOnly) {
    return (
      <Section title="Around the lines">
        <Text className={styles.long!}>{draft.opening}</Text>
        <Text fw={600} mt="xs">
          {labels.notSay}
        </Text>
        <Text className={styles.long!}>{draft.notSay}</Text>
        {briefing.approvedDespite && (
          <Text mt="xs">
            <strong>Approved although something looked like personal data:</strong> {briefing.approvedDespite}
          </Text>
        )}
      </Section>
    )
  }
  return (
    <Section title="Around the lines" actions={savedNote}>
      <Stack gap="xs">
        {bothSides}
        <DayInput
          label={labels.expiresOn}
          w={160}
          value={draft.expiresOn}
          error={draft.expiresOn ? null : 'Give the last day on which it may be used.'}
          onChange={event => type({ expiresOn: event.currentTarget.value })}
        />
        <Textarea
          label={labels.opening}
          autosize
          minRows={2}
          maxLength={2000}
          value={draft.opening}
          onChange={event => type({ opening: event.currentTarget.value })}
        />
        <Textarea
          label={labels.notSay}
          autosize
          minRows={3}
          maxLength={2000}
          value={draft.notSay}
          onChange={event => type({ notSay: event.currentTarget.value })}
        />
      </Stack>
    </Section>
  )
}
