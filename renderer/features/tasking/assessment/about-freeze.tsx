import { Button, DataList, Text } from '@mantine/core'
import type { Assessment } from '#shared/features/tasking/assessment.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useJob } from '../../../client/use-desk.ts'
import { sayFailure } from '../../../client/words.ts'
import { countOf } from '../../../ui/counts.ts'
import { formatInstant } from '../../../ui/dates.ts'
import { JobProgress } from '../../../ui/job-progress.tsx'
import { Section } from '../../../ui/section.tsx'
import styles from './assessment.module.css'

/** The data the assessment stands on, and whether they still give the same figures. */
export function AboutFreeze({ assessment }: { assessment: Assessment }) {
  const { start, running, result } = useJob('tasking.recheckAssessment')
  const mayCheck = useMayCall('tasking.recheckAssessment')
  const { id, freeze, madeAt, madeBy, softwareVersion, finalised } = assessment
  return (
    <Section title="What it stands on">
      <DataList gap={6} labelWidth="6.5rem">
        <DataList.Item>
          <DataList.ItemLabel>Freeze</DataList.ItemLabel>
          <DataList.ItemValue>
            {freeze.id}, {countOf(freeze.incidents, 'incident')}, {formatInstant(freeze.madeAt)}
          </DataList.ItemValue>
        </DataList.Item>
        <DataList.Item>
          <DataList.ItemLabel>Made</DataList.ItemLabel>
          <DataList.ItemValue>
            {madeBy}, {formatInstant(madeAt)}, version {softwareVersion}
          </DataList.ItemValue>
        </DataList.Item>
        {finalised && (
          <DataList.Item>
            <DataList.ItemLabel>Final</DataList.ItemLabel>
            <DataList.ItemValue>
              {finalised.by}, {formatInstant(finalised.at)}
              <Text size="xs" className={styles.hash!}>
                {finalised.sha256}
              </Text>
            </DataList.ItemValue>
          </DataList.Item>
        )}
      </DataList>
      {running ? (
        <JobProgress label="Making it again" progress={running.progress} onCancel={running.cancel} />
      ) : (
        mayCheck && (
          <Button
            mt="xs"
            variant="default"
            size="compact-sm"
            onClick={() => void start({ assessmentId: id }).catch(sayFailure)}
          >
            Make it again and compare
          </Button>
        )
      )}
      <Text role="status" size="xs" mt={4} mih={18}>
        {result &&
          !running &&
          (result.identical
            ? 'Made again from its freeze, every figure is the same.'
            : 'Made again from its freeze, the figures are not the same: report it.')}
      </Text>
    </Section>
  )
}
