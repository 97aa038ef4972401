import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { BriefingSummary } from '#shared/features/briefings/briefing.ts'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import { partVoices } from '#shared/features/briefings/priority-rules.ts'
import { Answered } from '../../client/answered.tsx'
import { useToday } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { ReviewWords } from '../../features/briefings/review-words.tsx'
import { countOf } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { inDays } from '../../ui/days.ts'
import { Late } from '../../ui/late.tsx'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'

const mostShown = 4

/** Priorities to be reviewed, who waits for an answer, and whether call-takers have a briefing they may use. */
export function PrioritiesToday() {
  const priorities = useQuestion('briefings.priorities')
  const briefings = useQuestion('briefings.list')
  return (
    <Section
      title="Priorities and briefing"
      actions={
        <Anchor component={Link} to="/briefings/priorities">
          All priorities
        </Anchor>
      }
    >
      <Answered question={priorities} height={80}>
        {rows => (
          <ul className={ruled.close}>
            {briefings.data && (
              <li>
                <InUse briefings={briefings.data} />
              </li>
            )}
            {toReview(rows)
              .slice(0, mostShown)
              .map(priority => (
                <li key={priority.id}>
                  <Anchor component={Link} to={`/briefings/priorities/${priority.id}`}>
                    {priority.title}
                  </Anchor>
                  <Text size="sm" component="div">
                    <ReviewWords priority={priority} />
                  </Text>
                </li>
              ))}
            <li>
              <Waiting priorities={rows} />
            </li>
          </ul>
        )}
      </Answered>
    </Section>
  )
}

function toReview(priorities: readonly Priority[]) {
  return priorities
    .filter(({ review }) => review === 'due' || review === 'overdue')
    .sort((a, b) => a.reviewOn.localeCompare(b.reviewOn))
}

function Waiting({ priorities }: { priorities: readonly Priority[] }) {
  const { outstanding } = partVoices(priorities.flatMap(({ voices }) => voices))
  const late = outstanding.filter(({ daysLate }) => daysLate > 0).length
  if (outstanding.length === 0) return <Text c="dimmed">Everybody who raised something was answered.</Text>
  return (
    <>
      <Anchor component={Link} to="/briefings/priorities">
        {countOf(outstanding.length, 'voice')} to be answered
      </Anchor>
      {late > 0 && (
        <div>
          <Late words={`${late} of them later than four weeks`} />
        </div>
      )}
    </>
  )
}

/** The briefing in use, or that there is none. */
function InUse({ briefings }: { briefings: readonly BriefingSummary[] }) {
  const today = useToday()
  const draft = briefings.find(({ standing }) => standing === 'draft')
  const last = briefings.find(({ standing }) => standing === 'current' || standing === 'expired')
  const waiting = draft ? ` Version ${draft.issue} is being written.` : ''
  if (!last) return <Text c="dimmed">No call-taker briefing has been approved yet.{waiting}</Text>
  return (
    <>
      <Anchor component={Link} to={`/briefings/versions/${last.id}`}>
        Call-taker briefing, version {last.issue}
      </Anchor>
      {last.standing === 'expired' ? (
        <div>
          <Late words={`Expired ${formatDay(last.expiresOn)}: call-takers have none`} />
        </div>
      ) : (
        <Text size="sm">
          In use until {formatDay(last.expiresOn)}, {inDays(last.expiresOn, today)}.
        </Text>
      )}
      {waiting && <Text size="sm">{waiting.trim()}</Text>}
    </>
  )
}
