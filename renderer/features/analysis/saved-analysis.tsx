import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCalendarPlus, IconEye } from '@tabler/icons-react'
import type { Analysis } from '#shared/features/analysis/contract.ts'
import { useMay } from '../../client/use-bureau.ts'
import { useJob } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { JobProgress } from '../../ui/job-progress.tsx'
import styles from './analysis.module.css'
import { methodWords } from './method-words.ts'
import { Traceable } from './traceable.tsx'

type SavedAnalysisProps = {
  analysis: Analysis
  filterWords: string
  onOpen: (analysis: Pick<Analysis, 'id' | 'filter'>) => void
}

/** One saved analysis: what it said, what it stands on, and the ways to look at it or run it again. */
export function SavedAnalysis({ analysis, filterWords, onOpen }: SavedAnalysisProps) {
  const mayRun = useMay('analysis.run')
  const { start, running } = useJob('analysis.run')
  const { parameters, filter, seed, statement } = analysis
  return (
    <section className={styles.saved} aria-label="The chosen analysis">
      <Stack gap={6}>
        <Text fw={600}>
          {methodWords[parameters.method].name}
          <Text span inherit fw={400} c="dimmed">{` · ${filterWords}`}</Text>
        </Text>
        <Text lineClamp={4} title={statement}>
          {statement}
        </Text>
        <Traceable analysis={analysis} />
        {running ? (
          <JobProgress label="Running again" progress={running.progress} onCancel={running.cancel} />
        ) : (
          <Group gap="xs" justify="flex-end">
            {mayRun && (
              <Button
                variant="default"
                leftSection={<IconCalendarPlus size={15} aria-hidden />}
                onClick={() => start({ parameters, filter, seed }).then(onOpen, sayFailure)}
              >
                Run on today's incidents
              </Button>
            )}
            <Button leftSection={<IconEye size={15} aria-hidden />} onClick={() => onOpen(analysis)}>
              Open
            </Button>
          </Group>
        )}
      </Stack>
    </section>
  )
}
