import { Button, Menu, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { sayDone } from '../../../client/words.ts'
import { formatTime } from '../../../ui/days.ts'

/** What was recorded in the meeting, the latest first, each of which can be taken back. */
export function UndoMenu({ meetingId }: { meetingId: number }) {
  const steps = useQuestion('tasking.steps', { meetingId })
  const undo = useCommand('tasking.undo')
  if (!useMayCall('tasking.undo')) return null
  const standing = (steps.data ?? []).filter(({ undoneAt }) => undoneAt === null)
  return (
    <Menu position="bottom-end" width={380}>
      <Menu.Target>
        <Button
          variant="default"
          data-hold="undo"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          disabled={standing.length === 0}
          loading={undo.isPending}
        >
          Undo
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {standing.slice(0, 60).map(({ id, at, words }) => (
          <Menu.Item
            key={id}
            onClick={() =>
              undo.mutate({ meetingId, stepId: id }, { onSuccess: () => sayDone(`Undone: ${words}`) })
            }
            rightSection={
              <Text size="xs" c="dimmed">
                {formatTime(at)}
              </Text>
            }
          >
            Undo: {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
