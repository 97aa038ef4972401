import { Anchor, Stack, Text } from '@mantine/core'
import { Link, useParams } from 'react-router'
import type { PriorityInFull } from '#shared/features/briefings/priorities.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { filterInWords } from '../../client/filter-words.ts'
import { useMay } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { useFilterNames } from '../../client/use-filter-names.ts'
import { unbroken } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import styles from './briefings.module.css'
import { BriefingsLinks } from './briefings-links.tsx'
import { PriorityEnding } from './priority-ending.tsx'
import { PriorityHistory } from './priority-history.tsx'
import { PriorityText } from './priority-text.tsx'
import { ReviewWords } from './review-words.tsx'
import { Voices } from './voices.tsx'

type PriorityPageProps = {
  /** The map with the incidents of a filter. */
  mapOf: (filter: Filter) => string
}

/** One priority: what it is and what is counted, who raised it and what was said back, and how it goes on. */
export function PriorityPage({ mapOf }: PriorityPageProps) {
  const priorityId = Number(useParams().priorityId)
  const question = useQuestion('briefings.priority', { priorityId })
  useHelpTopic('priorities')
  return (
    <Page>
      <Answered question={question} height="60vh" page="Priority">
        {priority => (
          <>
            <PageHeader
              title={priority.title}
              about={
                <>
                  {priority.number} · {priority.areaLabel} · adopted {formatDay(priority.adoptedOn)} ·{' '}
                  <ReviewWords priority={priority} />
                </>
              }
              actions={<PriorityEnding priority={priority} />}
            />
            <BriefingsLinks />
            <div className={styles.columns}>
              <Stack gap="md">
                <Counted priority={priority} mapOf={mapOf} />
                <PriorityText
                  key={priority.id}
                  priority={priority}
                  reread={async () => (await question.refetch()).data ?? priority}
                />
              </Stack>
              <Stack gap="md">
                <Voices priority={priority} />
                <PriorityHistory history={priority.history} />
              </Stack>
            </div>
          </>
        )}
      </Answered>
    </Page>
  )
}

function Counted({ priority, mapOf }: { priority: PriorityInFull } & PriorityPageProps) {
  const mayMap = useMay('incidents.read')
  const names = useFilterNames()
  const { change, filter, areaId, areaLabel } = priority
  return (
    <Section
      title="Calls in the area"
      about={`${filterInWords(filter, names)} in ${areaLabel}`}
      actions={
        mayMap && (
          <Anchor component={Link} to={mapOf({ ...filter, areaIds: [areaId] })}>
            Show on the map
          </Anchor>
        )
      }
    >
      {change ? (
        <>
          <Text>{unbroken(change.sentence)}</Text>
          <Text size="xs" c="dimmed" mt={4}>
            Before: {formatDay(change.beforeFrom)} to {formatDay(change.beforeTo)}. Since:{' '}
            {formatDay(change.from)} to {formatDay(change.to)}, the last day that the sources cover. Counted
            live.
          </Text>
        </>
      ) : (
        <Text c="dimmed">The sources do not yet reach beyond its adoption: there is nothing to compare.</Text>
      )}
    </Section>
  )
}
