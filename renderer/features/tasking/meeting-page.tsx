import { Badge, Button, Stack } from '@mantine/core'
import { IconPresentation } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall, useToday } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { inDays } from '../../ui/days.ts'
import { useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { ActionEntry } from './action-entry.tsx'
import { ActionTable } from './action-table.tsx'
import { Agenda, AgendaTime } from './agenda/agenda.tsx'
import { Attendance } from './attendance.tsx'
import { CloseMeeting } from './close-meeting.tsx'
import { MeetingDetails } from './meeting-details.tsx'
import { MinutesSection } from './minutes/minutes-section.tsx'
import styles from './tasking.module.css'

type MeetingPageProps = {
  /** The way to the minutes as a pack. */
  minutesOf: (meetingId: number) => ReactNode
}

/** One meeting from its agenda to its minutes, made to be worked while it is held. */
export function MeetingPage({ minutesOf }: MeetingPageProps) {
  const meetingId = Number(useParams().meetingId)
  const question = useQuestion('tasking.meeting', { meetingId })
  return (
    <Page>
      <Answered question={question} height="60vh" page="Meeting">
        {meeting => (
          <MeetingAsked
            key={meetingId}
            meeting={meeting}
            minutes={<MinutesSection meeting={meeting} pack={minutesOf(meetingId)} />}
            reread={async () => (await question.refetch()).data ?? meeting}
          />
        )}
      </Answered>
    </Page>
  )
}

type MeetingAskedProps = { meeting: Meeting; minutes: ReactNode; reread: () => Promise<Meeting> }

function MeetingAsked({ meeting, minutes, reread }: MeetingAskedProps) {
  const today = useToday()
  const mayHold = useMayCall('tasking.takeItem')
  const mayRead = useMayCall('profiles.get')
  useHelpTopic('meetings')
  const overdue = meeting.arising.filter(action => action.overdue).length
  return (
    <>
      <PageHeader
        title={meeting.title}
        about={
          <>
            {formatDay(meeting.heldOn)}, {inDays(meeting.heldOn, today)}
            {` · ${meeting.startsAt}`}
            {meeting.place && `, ${meeting.place}`}
            {meeting.chair && ` · chaired by ${meeting.chair}`} ·{' '}
            <Badge size="sm" color={meeting.status === 'held' ? 'green' : 'gray'}>
              {meeting.status === 'held' ? 'Held' : 'Planned'}
            </Badge>
          </>
        }
        actions={
          <>
            <Button component={Link} to={`/tasking/meetings/${meeting.id}/pack`} variant="default">
              Tasking pack
            </Button>
            <CloseMeeting meeting={meeting} />
            {mayHold && meeting.status === 'planned' && (
              <Button
                component={Link}
                to={`/tasking/meetings/${meeting.id}/hold`}
                leftSection={<IconPresentation size={16} aria-hidden />}
              >
                Hold the meeting
              </Button>
            )}
          </>
        }
      />
      <div className={styles.columns}>
        <Stack gap="md">
          <Section title="Agenda" about={<AgendaTime meeting={meeting} />}>
            <Agenda meeting={meeting} />
          </Section>
          <Section
            title="Matters arising"
            about={
              meeting.arising.length === 0
                ? `${mayRead ? 'No action' : 'No action of your agency'} was left open by an earlier meeting.`
                : `${countOf(meeting.arising.length, 'action')} carried forward, ${overdue === 0 ? 'none' : overdue} overdue`
            }
          >
            {meeting.arising.length > 0 && (
              <ActionTable label="Matters arising" actions={meeting.arising} narrow />
            )}
          </Section>
          <Section title="Actions set here" about={countOf(meeting.actionsSet.length, 'action')}>
            <Stack gap="xs">
              <ActionEntry meeting={meeting} />
              {meeting.actionsSet.length > 0 && (
                <ActionTable label="Actions set here" actions={meeting.actionsSet} narrow />
              )}
            </Stack>
          </Section>
          {meeting.status === 'held' && minutes}
        </Stack>
        <Stack gap="md">
          <Attendance meeting={meeting} />
          <MeetingDetails meeting={meeting} reread={reread} />
          {meeting.status === 'planned' && minutes}
        </Stack>
      </div>
    </>
  )
}
