import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'

const decided: Record<string, string> = { adopt: 'adopted', decline: 'declined', defer: 'deferred' }

/** The meetings a profile was before, and the nominations it took up. */
export function ProfileMentions({ profileId }: { profileId: number }) {
  const mentions = useQuestion('profiles.mentions', { profileId })
  return (
    <Section title="Meetings and nominations">
      <Answered question={mentions}>
        {({ meetings, nominations }) => (
          <>
            {meetings.length + nominations.length === 0 && <Text c="dimmed">None yet.</Text>}
            {meetings.map(({ meetingId, title, heldOn, decision, reason }) => (
              <Text key={meetingId}>
                <Anchor component={Link} to={`/tasking/meetings/${meetingId}`}>
                  {title}, {formatDay(heldOn)}
                </Anchor>
                {`: ${decision ? (decided[decision] ?? decision) : 'on the agenda'}`}
                {reason && (
                  <Text span c="dimmed">
                    {` ${reason}`}
                  </Text>
                )}
              </Text>
            ))}
            {nominations.map(({ nominationId, number, title, agencyName }) => (
              <Text key={nominationId}>
                <Anchor component={Link} to="/tasking/nominations">
                  {number}
                </Anchor>
                {` ${title}, nominated by ${agencyName}`}
              </Text>
            ))}
          </>
        )}
      </Answered>
    </Section>
  )
}
