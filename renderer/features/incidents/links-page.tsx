import { Button, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconLink } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { searchOf, searchPeriods } from './link-periods.ts'
import { useLinkQueue } from './link-queue.ts'
import { LinkReview } from './link-review.tsx'
import { searchedWords } from './link-words.ts'

const decidedWords = { linked: 'linked', 'not-the-same': 'not the same', later: 'put off' } as const

/** Calls that may tell of one event, told to two agencies: reviewed one pair after the other. */
export function LinksPage({ above }: { above: ReactNode }) {
  const mayReview = useMayCall('incidents.linkSuggestions')
  if (mayReview) return <Queue above={above} />
  return (
    <Page>
      {above}
      <PageHeader title="Linked incidents" />
      <EmptyState
        icon={IconLink}
        title="Reviewed by an analyst"
        next="Calls that may tell of the same event are linked by an analyst or the bureau manager."
      />
    </Page>
  )
}

function Queue({ above }: { above: ReactNode }) {
  const all = useQuestion('incidents.summary', { filter: {} })
  const [period, setPeriod] = useState<string>(searchPeriods[0].value)
  const queue = useLinkQueue(searchOf(period, all.data))
  const { question, current, last, remaining, later } = queue

  return (
    <Page>
      {above}
      <PageHeader
        title="Linked incidents"
        about={
          question.data
            ? `${countOf(remaining, 'pair')} of calls to review${later > 0 ? ` (${later} put off)` : ''}. Calls are linked, never merged.`
            : 'Calls that may tell of the same event, told to two agencies.'
        }
        actions={
          <>
            {last && (
              <Button
                variant="subtle"
                leftSection={<IconArrowBackUp size={16} aria-hidden />}
                disabled={!queue.mayUndo}
                onClick={() => void queue.undo()}
              >
                Undo: {decidedWords[last.decision]}
              </Button>
            )}
            <SegmentedControl
              aria-label="Period searched"
              value={period}
              onChange={setPeriod}
              data={[...searchPeriods]}
            />
          </>
        }
      />
      <Answered question={question} height={300}>
        {({ searched }) => (
          <Stack gap="md">
            {current ? (
              <LinkReview suggestion={current} onDecide={decision => void queue.decide(decision)} />
            ) : (
              <EmptyState
                icon={IconLink}
                title={
                  searched.compared === 0 ? 'There is nothing to compare yet' : 'No pair is left to review'
                }
                next={
                  searched.compared === 0
                    ? 'Two sources must tell where and when: import a second one, or search more of the time.'
                    : 'Calls of different sources are suggested that lie near each other in space and time and do not contradict each other. Search more of the time, or come back after the next import.'
                }
              />
            )}
            <Text size="xs" c="dimmed">
              {searchedWords(searched).join(' ')}
            </Text>
          </Stack>
        )}
      </Answered>
    </Page>
  )
}
