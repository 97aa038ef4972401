import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconUnlink } from '@tabler/icons-react'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { formatInstant } from '../../ui/dates.ts'

/** To whom else the event of an incident was told, and the way to take that back. */
export function LinkedCalls({ incidentId }: { incidentId: number }) {
  const links = useQuestion('incidents.links', { incidentId })
  const mayDecide = useMayCall('incidents.decideLink')
  const decide = useCommand('incidents.decideLink')
  if (!links.data || links.data.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={3}>Told also to</Title>
      {links.data.map(({ other, decidedAt, decidedBy, version }) => (
        <Group key={other.id} justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text fw={600}>{other.sourceName}</Text>
            <Text size="sm">
              {[other.when, other.category, other.place, other.reference].filter(Boolean).join(' · ')}
            </Text>
            <Text size="xs" c="dimmed">
              Linked by {decidedBy}, {formatInstant(decidedAt)}
            </Text>
          </div>
          {mayDecide && (
            <Button
              variant="default"
              size="xs"
              flex="none"
              leftSection={<IconUnlink size={14} aria-hidden />}
              loading={decide.isPending}
              onClick={() => decide.mutate({ incidentId, otherId: other.id, decision: 'undecided', version })}
            >
              Unlink
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  )
}
