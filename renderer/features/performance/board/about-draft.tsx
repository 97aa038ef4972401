import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { BoardMeeting } from '#shared/features/performance/board.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useJob } from '../../../client/use-desk.ts'
import { sayFailure } from '../../../client/words.ts'
import { formatCount } from '../../../ui/counts.ts'
import { formatInstant } from '../../../ui/dates.ts'
import { JobProgress } from '../../../ui/job-progress.tsx'
import { Section } from '../../../ui/section.tsx'

/** From which data the draft was counted, and whether it still says the same. */
export function AboutDraft({ meeting: { id, freeze, draftedAt, draftedBy } }: { meeting: BoardMeeting }) {
  const { start, running } = useJob('performance.recheckBoardDraft')
  const mayCheck = useMayCall('performance.recheckBoardDraft')
  const [found, setFound] = useState<boolean | null>(null)
  if (!freeze) return null
  return (
    <Section title="About the draft">
      <Group justify="space-between">
        <Text>
          Counted from freeze {freeze.id} of {formatInstant(freeze.madeAt)}: {formatCount(freeze.incidents)}{' '}
          incidents. Prepared {draftedAt && formatInstant(draftedAt)} by {draftedBy}.
        </Text>
        {running ? (
          <JobProgress label="Counting again" progress={running.progress} onCancel={running.cancel} />
        ) : (
          mayCheck && (
            <Button
              variant="default"
              onClick={() =>
                void start({ boardMeetingId: id }).then(({ identical }) => setFound(identical), sayFailure)
              }
            >
              Count again from its freeze
            </Button>
          )
        )}
      </Group>
      <Text role="status" size="sm" mt="xs">
        {found === null ? '' : found ? 'Every figure is the same.' : 'Not every figure is the same any more.'}
      </Text>
    </Section>
  )
}
