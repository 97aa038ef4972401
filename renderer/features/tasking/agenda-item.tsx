import { ActionIcon, Anchor, Badge, Button, Group, Text, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import type { DecisionKind } from '#shared/features/tasking/rules.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { DecisionForm } from './decision-form.tsx'

const decided: Record<DecisionKind, { words: string; color: string }> = {
  adopt: { words: 'Adopted', color: 'green' },
  decline: { words: 'Declined', color: 'red' },
  defer: { words: 'Deferred', color: 'yellow' },
}

type AgendaItemProps = { meeting: Meeting; item: Meeting['agenda'][number] }

export function AgendaItem({ meeting, item: { profile, decision } }: AgendaItemProps) {
  const mayDecide = useMayCall('tasking.decide')
  const mayRead = useMayCall('profiles.get')
  const [deciding, setDeciding] = useState(false)
  // A deferral may still be turned into a decision while the meeting lasts.
  const open = meeting.status === 'planned' && (decision === null || decision.kind === 'defer')
  const label = `${profile.number} ${profile.title}`
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          {mayRead ? (
            <Anchor component={Link} to={`/profiles/${profile.id}`} fw={600}>
              {label}
            </Anchor>
          ) : (
            <Text fw={600}>{label}</Text>
          )}
          <Text size="xs" c="dimmed">
            {profile.areaLabel} · {countOf(profile.count, 'incident')} ·{' '}
            {countOf(profile.openActions, 'open action')}
          </Text>
        </div>
        <Group gap={6} wrap="nowrap">
          {decision && <Badge color={decided[decision.kind].color}>{decided[decision.kind].words}</Badge>}
          {open && mayDecide && !deciding && (
            <Button variant="default" onClick={() => setDeciding(true)} aria-label={`Decide on ${label}`}>
              {decision ? 'Decide again' : 'Decide'}
            </Button>
          )}
          {open && !decision && <TakeOff meeting={meeting} profileId={profile.id} label={label} />}
        </Group>
      </Group>
      {decision && (
        <Text size="xs" c="dimmed">
          {decision.reason && `${decision.reason} · `}
          {decision.by}, {formatInstant(decision.at)}
        </Text>
      )}
      {deciding && open && (
        <DecisionForm
          meeting={meeting}
          item={{ profile, decision }}
          label={label}
          onDone={() => setDeciding(false)}
        />
      )}
    </>
  )
}

function TakeOff({ meeting, profileId, label }: { meeting: Meeting; profileId: number; label: string }) {
  const takeOff = useCommand('tasking.takeOffAgenda')
  if (!useMayCall('tasking.takeOffAgenda')) return null
  return (
    <Tooltip label="Take off the agenda">
      <ActionIcon
        size="lg"
        aria-label={`Take ${label} off the agenda`}
        loading={takeOff.isPending}
        onClick={() => takeOff.mutate({ meetingId: meeting.id, profileId })}
      >
        <IconX size={16} />
      </ActionIcon>
    </Tooltip>
  )
}
