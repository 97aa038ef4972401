import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { Dialog } from '../../../ui/dialog.tsx'

/** Closes a measure with its reason, or opens it again. */
export function CloseMeasure({ measure }: { measure: MeasureInFull }) {
  const close = useCommand('performance.closeMeasure')
  const mayClose = useMayCall('performance.closeMeasure')
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { id: measureId, version, closedOn } = measure
  if (!mayClose) return null
  if (closedOn) {
    return (
      <Button variant="default" onClick={() => close.mutate({ measureId, version, reason: '' })}>
        Open again
      </Button>
    )
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Close it
      </Button>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Close this measure?"
        help={{ topic: 'measures', about: 'measures' }}
      >
        <Stack gap="sm">
          <Textarea
            label="Why it is no longer kept"
            description="Its figures stay; it takes no more until it is opened again."
            data-autofocus
            maxLength={500}
            value={reason}
            onChange={event => setReason(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap="xs">
            <Button
              disabled={!reason.trim()}
              loading={close.isPending}
              onClick={() =>
                close.mutate(
                  { measureId, version, reason: reason.trim() },
                  { onSuccess: () => setAsking(false) },
                )
              }
            >
              Close it
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  )
}
