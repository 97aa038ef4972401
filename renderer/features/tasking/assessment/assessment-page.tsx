import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Assessment } from '#shared/features/tasking/assessment.ts'
import { assessmentSections } from '#shared/features/tasking/assessment-rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { formatDay } from '../../../ui/dates.ts'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { AboutFreeze } from './about-freeze.tsx'
import styles from './assessment.module.css'
import { AssessmentSection } from './assessment-section.tsx'
import { BecameOfLast } from './became-of-last.tsx'
import { RemovedItems } from './removed-items.tsx'
import { SummaryText } from './summary-text.tsx'

type AssessmentPageProps = {
  /** The map with the incidents of a filter. */
  mapOf: (filter: Filter) => string
  /** The map with an analysis that was kept. */
  analysisOf: (analysisId: number) => string
  /** The way to it on paper, as a document or slides. */
  packOf: (assessmentId: number) => ReactNode
}

/** One tactical assessment, section by section. */
export function AssessmentPage({ mapOf, analysisOf, packOf }: AssessmentPageProps) {
  const assessmentId = Number(useParams().assessmentId)
  const question = useQuestion('tasking.assessment', { assessmentId })
  useHelpTopic('tactical-assessment')
  const reread = async () => (await question.refetch({ throwOnError: true })).data!
  return (
    <Page>
      <Answered question={question} page="Tactical assessment">
        {assessment => (
          <>
            <Head assessment={assessment} pack={packOf(assessmentId)} />
            <div className={styles.columns}>
              <Stack gap="md">
                <SummaryText key={assessment.id} assessment={assessment} reread={reread} />
                {assessmentSections.map(section => (
                  <AssessmentSection
                    key={section}
                    assessment={assessment}
                    section={section}
                    reread={reread}
                    {...{ mapOf, analysisOf }}
                  />
                ))}
              </Stack>
              <Stack gap="md">
                <AboutFreeze assessment={assessment} />
                <BecameOfLast previous={assessment.previous} />
                <RemovedItems assessment={assessment} />
              </Stack>
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}

function Head({ assessment, pack }: { assessment: Assessment; pack: ReactNode }) {
  const finalise = useCommand('tasking.finaliseAssessment')
  const mayWrite = useMayCall('tasking.finaliseAssessment')
  const { id, version, number, title, from, to, status, flagged } = assessment
  return (
    <PageHeader
      title={`${number} ${title}`}
      about={
        <Group gap={6}>
          <Anchor component={Link} to="/tasking/assessment">
            All assessments
          </Anchor>
          <Text component="span">
            · {formatDay(from)} to {formatDay(to)} · {flagged || 'none'} before the group
          </Text>
          <Badge color={status === 'final' ? 'green' : 'gray'}>
            {status === 'final' ? 'Final' : 'Draft'}
          </Badge>
        </Group>
      }
      actions={
        <>
          {pack}
          {status === 'draft' && mayWrite && (
            <ConfirmButton
              leftSection={<IconLock size={16} aria-hidden />}
              variant="filled"
              question={`Finalise ${number}?`}
              consequence={
                <Text>
                  It then stands as it is, under its fingerprint, with what has become of the last one’s items
                  up to now. Items can still be put before the group.
                </Text>
              }
              confirm="Finalise"
              loading={finalise.isPending}
              onConfirm={() => finalise.mutate({ assessmentId: id, version })}
            >
              Finalise
            </ConfirmButton>
          )}
          <Button component={Link} to="/tasking" variant="default">
            Flagged items
          </Button>
          <HelpButton topic="tactical-assessment" about="The tactical assessment" />
        </>
      }
    />
  )
}
