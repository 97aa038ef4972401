import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { BriefingLine } from '#shared/features/briefings/briefing.ts'

/** What a line of a briefing is about. */
export function LeadsTo({
  line: { profileId, profileNumber, priorityId, priorityNumber },
}: {
  line: BriefingLine
}) {
  return (
    <Group gap="xs">
      {profileId !== null && (
        <Anchor component={Link} to={`/profiles/${profileId}`} size="sm">
          {profileNumber}
        </Anchor>
      )}
      {priorityId !== null && (
        <Anchor component={Link} to={`/briefings/priorities/${priorityId}`} size="sm">
          {priorityNumber}
        </Anchor>
      )}
      {profileId === null && priorityId === null && (
        <Text size="sm" c="dimmed">
          Of no profile or priority
        </Text>
      )}
    </Group>
  )
}
