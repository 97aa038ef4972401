import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { ProfileSummary } from '#shared/features/profiles/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf, unbroken } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'

/** What became of the calls of each profile the group adopted. */
export function AdoptedProfiles() {
  const profiles = useQuestion('profiles.list')
  return (
    <Section
      title="Adopted profiles"
      about="Calls since adoption, against the baseline."
      actions={
        <Anchor component={Link} to="/profiles">
          All profiles
        </Anchor>
      }
    >
      <Answered question={profiles} height={120}>
        {rows => {
          const active = rows.filter(({ status }) => status === 'adopted' || status === 'monitored')
          const raised = rows.filter(({ status }) => status === 'raised')
          return (
            <>
              {active.length === 0 && (
                <Text c="dimmed">
                  None is adopted. Raise a profile and put it on the agenda of the next meeting.
                </Text>
              )}
              <ul className={ruled.close}>
                {active.map(profile => (
                  <li key={profile.id}>
                    <Adopted profile={profile} />
                  </li>
                ))}
              </ul>
              {raised.length > 0 && (
                <Text mt="xs" c="dimmed">
                  {countOf(raised.length, 'more profile')} raised, waiting for a decision.
                </Text>
              )}
            </>
          )
        }}
      </Answered>
    </Section>
  )
}

function Adopted({ profile }: { profile: ProfileSummary }) {
  const opened = useQuestion('profiles.get', { profileId: profile.id })
  const since = opened.data?.since
  return (
    <>
      <Group justify="space-between" wrap="nowrap">
        <Anchor component={Link} to={`/profiles/${profile.id}`} fw={600}>
          {profile.number} {profile.title}
        </Anchor>
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {profile.adoptedOn && `adopted ${formatDay(profile.adoptedOn)} · `}
          {countOf(profile.openActions, 'open action')}
        </Text>
      </Group>
      <Text mih="1.45em">{since ? unbroken(since.sentence) : opened.data && 'No calls to compare yet.'}</Text>
    </>
  )
}
