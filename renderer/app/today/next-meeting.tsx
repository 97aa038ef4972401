import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { Answered } from '../../client/answered.tsx'
import { useToday } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { inDays } from '../../ui/days.ts'
import { Late } from '../../ui/late.tsx'
import { Section } from '../../ui/section.tsx'

/** The earliest meeting that is still to be held or closed. */
export function NextMeeting() {
  const today = useToday()
  const meetings = useQuestion('tasking.meetings')
  return (
    <Section
      title="Next meeting"
      actions={
        <Anchor component={Link} to="/tasking">
          All meetings
        </Anchor>
      }
    >
      <Answered question={meetings}>
        {rows => {
          const [next] = rows
            .filter(({ status }) => status === 'planned')
            .sort((a, b) => a.heldOn.localeCompare(b.heldOn))
          if (!next) return <Text c="dimmed">None is planned. Make the next one under Tasking.</Text>
          return (
            <>
              <Anchor component={Link} to={`/tasking/meetings/${next.id}`} fw={600}>
                {formatDay(next.heldOn)}: {next.title}
              </Anchor>
              {next.heldOn < today ? (
                <div>
                  <Late words={`Its day was ${inDays(next.heldOn, today)}: close it, or change its date`} />
                </div>
              ) : (
                <Text>{inDays(next.heldOn, today)}</Text>
              )}
              <Text c="dimmed">
                {countOf(next.profiles, 'profile')} on the agenda
                {next.chair && ` · chaired by ${next.chair}`}
              </Text>
            </>
          )
        }}
      </Answered>
    </Section>
  )
}
