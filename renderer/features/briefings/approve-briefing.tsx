import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { Briefing } from '#shared/features/briefings/briefing.ts'
import { concernsIn, whyNotApprove } from '#shared/features/briefings/briefing-rules.ts'
import { useMayCall, useToday } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { formatDay } from '../../ui/dates.ts'

/** The manager's approval: from then on this is the version in use. */
export function ApproveBriefing({ briefing }: { briefing: Briefing }) {
  const may = useMayCall('briefings.approve')
  const [opened, { open, close }] = useDisclosure(false)
  if (!may || briefing.status !== 'draft') return null
  return (
    <>
      <Button leftSection={<IconCheck size={16} aria-hidden />} onClick={open}>
        Approve
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={`Approve version ${briefing.issue}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Approval briefing={briefing} onDone={close} />
      </Modal>
    </>
  )
}

function Approval({ briefing, onDone }: { briefing: Briefing; onDone: () => void }) {
  const today = useToday()
  const approve = useCommand('briefings.approve')
  const [despite, setDespite] = useState('')
  const concerns = concernsIn(briefing)
  const mayStand = concerns.length > 0 && !concerns.some(({ never }) => never)
  const reason = whyNotApprove(briefing, despite, today)
  return (
    <Stack gap="sm">
      <Text>
        Call-takers use it until {formatDay(briefing.expiresOn)}. The version before it is superseded at once,
        and this one can no longer be changed.
      </Text>
      {mayStand && (
        <Textarea
          label={`Why ${concerns.map(({ words }) => `“${words}”`).join(', ')} may stand`}
          autosize
          minRows={2}
          maxLength={500}
          value={despite}
          onChange={event => setDespite(event.currentTarget.value)}
        />
      )}
      {reason && (
        <Text c="var(--mantine-color-error)" role="status">
          {reason.message} {reason.next}
        </Text>
      )}
      <Group justify="flex-end">
        <Button
          disabled={reason !== null}
          loading={approve.isPending}
          onClick={() =>
            approve.mutate(
              { briefingId: briefing.id, version: briefing.version, despite },
              { onSuccess: onDone },
            )
          }
        >
          Approve it
        </Button>
      </Group>
    </Stack>
  )
}
