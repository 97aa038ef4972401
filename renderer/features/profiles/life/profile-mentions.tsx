import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { type Standing, standingOf } from '#shared/features/briefings/briefing-rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { useToday } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'

const decided: Record<string, string> = { adopt: 'adopted', decline: 'declined', defer: 'deferred' }

const standingWords: Record<Standing, string> = {
  draft: 'being written',
  current: 'in use until',
  expired: 'expired on',
  superseded: 'superseded',
}
/** So many of the latest are named; of a profile that lives for a year there are dozens. */
const shownBriefings = 3

/** The meetings a profile was before, and the nominations, priorities and briefings that speak of it. */
export function ProfileMentions({ profileId }: { profileId: number }) {
  const mentions = useQuestion('profiles.mentions', { profileId })
  const today = useToday()
  return (
    <Section title="Where it is mentioned">
      <Answered question={mentions}>
        {({ meetings, nominations, priorities, briefings }) => (
          <>
            {meetings.length + nominations.length + priorities.length + briefings.length === 0 && (
              <Text c="dimmed">
                No meeting, nomination, neighbourhood priority or call-taker briefing mentions it yet.
              </Text>
            )}
            {meetings.map(({ meetingId, title, heldOn, decision, reason }) => (
              <Text key={meetingId}>
                <Anchor component={Link} to={`/tasking/meetings/${meetingId}`} underline="always">
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
            {priorities.map(({ priorityId, number, title, areaLabel, status }) => (
              <Text key={priorityId}>
                <Anchor component={Link} to={`/briefings/priorities/${priorityId}`} underline="always">
                  {number}
                </Anchor>
                {` ${title}, neighbourhood priority of ${areaLabel} (${status})`}
              </Text>
            ))}
            {briefings.slice(0, shownBriefings).map(({ briefingId, issue, status, expiresOn }) => {
              const standing = standingOf({ status, expiresOn }, today)
              const day = standing === 'current' || standing === 'expired' ? ` ${formatDay(expiresOn)}` : ''
              return (
                <Text key={briefingId}>
                  <Anchor component={Link} to={`/briefings/versions/${briefingId}`} underline="always">
                    {`Call-taker briefing, version ${issue}`}
                  </Anchor>
                  {`: ${standingWords[standing]}${day}`}
                </Text>
              )
            })}
            {briefings.length > shownBriefings && (
              <Text c="dimmed">{`And ${briefings.length - shownBriefings} earlier versions of the briefing.`}</Text>
            )}
          </>
        )}
      </Answered>
    </Section>
  )
}
