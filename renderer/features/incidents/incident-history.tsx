import { Anchor, Badge, Group, List, Stack, Text, Timeline, Title } from '@mantine/core'
import { Link } from 'react-router'
import type { IncidentHistory } from '#shared/features/incidents/contract.ts'
import { formatInstant } from '../../ui/dates.ts'

type Version = IncidentHistory[number]

/** How an incident was told, file by file; nothing where it was never told otherwise. */
export function IncidentHistorySection({ history }: { history: IncidentHistory }) {
  if (history.length < 2) return null
  return (
    <section aria-label="How it was told">
      <Title order={3} mb="xs">
        How it was told
      </Title>
      <Timeline bulletSize={14} lineWidth={2} active={history.length - 1}>
        {history.map(version => (
          <Timeline.Item key={version.incidentId} title={<Told version={version} />}>
            <Differences version={version} />
          </Timeline.Item>
        ))}
      </Timeline>
    </section>
  )
}

function Told({ version }: { version: Version }) {
  const { importId, fileName, line, counts } = version
  return (
    <Group gap="xs">
      <Text size="sm">
        <Anchor component={Link} to={`/imports/${importId}`} size="sm">
          {fileName}
        </Anchor>
        , line {line}
      </Text>
      {counts && (
        <Badge variant="light" size="sm">
          counts
        </Badge>
      )}
    </Group>
  )
}

function Differences({ version }: { version: Version }) {
  const { finishedAt, differences } = version
  return (
    <Stack gap={2}>
      <Text size="xs" c="dimmed">
        loaded {formatInstant(finishedAt)}
      </Text>
      {differences.length > 0 && (
        <List size="sm" listStyleType="none">
          {differences.map(({ field, before, after }) => (
            <List.Item key={field}>
              {before === null || after === null
                ? `${field}: another one`
                : `${field}: ${before || 'nothing'} → ${after || 'nothing'}`}
            </List.Item>
          ))}
        </List>
      )}
    </Stack>
  )
}
