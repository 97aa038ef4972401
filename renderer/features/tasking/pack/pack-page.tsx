import { Anchor, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import { agendaKindWords } from '#shared/features/tasking/agenda-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { AgendaTime } from '../agenda/agenda.tsx'
import { MinutesText } from '../minutes/minutes-text.tsx'
import { ActionsByAgency } from './actions-by-agency.tsx'
import styles from './pack.module.css'

type PackPageProps = {
  evidence: (item: AgendaItem, meeting: Meeting) => ReactNode
  /** How fresh the sources are. */
  freshness: ReactNode
  /** The way to it on paper, as a document or slides. */
  packOf: (meetingId: number) => ReactNode
}

/** What the members read before the meeting, as a screen; a partner sees the meeting and their own actions. */
export function PackPage({ evidence, freshness, packOf }: PackPageProps) {
  const meetingId = Number(useParams().meetingId)
  const question = useQuestion('tasking.meeting', { meetingId })
  const mayRead = useMayCall('profiles.get')
  return (
    <Page>
      <Answered question={question} page="Tasking pack" height="60vh">
        {meeting => (
          <div className={styles.pack}>
            <PageHeader
              title={`Tasking pack: ${meeting.title}`}
              about={whenAndWhere(meeting)}
              actions={
                <>
                  <Anchor component={Link} to={`/tasking/meetings/${meeting.id}`}>
                    The meeting
                  </Anchor>
                  {packOf(meeting.id)}
                </>
              }
            />
            <Stack gap="lg">
              {meeting.agenda.length > 0 && <Contents meeting={meeting} />}
              {!mayRead && (
                <Text c="dimmed">
                  The agenda, and what each item stands on, is not shown here: the bureau gives your agency
                  its copy of the pack, with what its agreements let reach you. Below are your own actions.
                </Text>
              )}
              <ActionsByAgency actions={meeting.arising.filter(({ status }) => !isEnded(status))} />
              {meeting.agenda.filter(hasEvidence).map(item => (
                <Section
                  key={item.id}
                  title={item.profile ? `${item.profile.number} ${item.profile.title}` : item.title}
                  about={`${agendaKindWords[item.kind]}, ${item.startsAt}`}
                >
                  {item.flagged?.note && <Text mb="xs">{item.flagged.note}</Text>}
                  {evidence(item, meeting)}
                </Section>
              ))}
              {meeting.agenda.map(
                item => item.ofMeetingId !== null && <Minutes key={item.id} meetingId={item.ofMeetingId} />,
              )}
              {mayRead && freshness}
            </Stack>
          </div>
        )}
      </Answered>
    </Page>
  )
}

function whenAndWhere({ heldOn, startsAt, place, chair }: Meeting) {
  return [formatDay(heldOn), startsAt, place, chair && `chaired by ${chair}`].filter(Boolean).join(' · ')
}

const hasEvidence = ({ profile, flagged }: AgendaItem) => profile !== null || flagged !== null

function Contents({ meeting }: { meeting: Meeting }) {
  return (
    <Section title="Agenda" about={<AgendaTime meeting={meeting} />}>
      <ol className={styles.contents}>
        {meeting.agenda.map(({ id, startsAt, title, kind, carriedFrom, profile }) => (
          <li key={id}>
            <Text fw={600}>{startsAt}</Text>
            <div>
              <Text>{profile ? `${profile.number} ${profile.title}` : title}</Text>
              <Text size="xs" c="dimmed">
                {agendaKindWords[kind]}
                {carriedFrom && `, carried from ${formatDay(carriedFrom)}`}
              </Text>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Minutes({ meetingId }: { meetingId: number }) {
  const question = useQuestion('tasking.minutes', { meetingId })
  if (!useMayCall('tasking.minutes')) return null
  return (
    <Answered question={question}>
      {minutes => (
        <Section title={`Minutes of ${formatDay(minutes.heldOn)}`}>
          <MinutesText minutes={minutes} />
        </Section>
      )}
    </Answered>
  )
}
