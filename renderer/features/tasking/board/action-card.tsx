import { Button, Group, Menu, Text, UnstyledButton } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import type { Action } from '#shared/features/tasking/contract.ts'
import { type ActionStatus, actionStatuses, isEnded } from '#shared/features/tasking/rules.ts'
import { serviceClock } from '#shared/features/tasking/service-clock.ts'
import { useMayCall, useToday } from '../../../client/use-bureau.ts'
import { countOf } from '../../../ui/counts.ts'
import { DueWords } from '../due-words.tsx'
import { ActionBadges } from './action-badges.tsx'
import styles from './board.module.css'
import { statusNames } from './groups.ts'

type ActionCardProps = {
  action: Action
  withState: boolean
  onOpen: () => void
  onMove: (to: ActionStatus) => void
}

/** One action on the board: opened by its words, moved by its menu or by dragging it. */
export function ActionCard({ action, withState, onOpen, onMove }: ActionCardProps) {
  const mayMove = useMayCall('tasking.moveAction')
  const today = useToday()
  const clock = serviceClock(action, today)
  return (
    <li
      className={styles.card}
      draggable={mayMove}
      onDragStart={event => event.dataTransfer.setData('text/plain', String(action.id))}
    >
      <UnstyledButton className={styles.what!} onClick={onOpen}>
        {action.number} {action.what}
      </UnstyledButton>
      <Text size="xs" c="dimmed">
        {action.agencyName}, {action.owner}
      </Text>
      <Text size="xs" component="div">
        <DueWords action={action} />
        {!isEnded(action.status) &&
          clock.left >= 0 &&
          ` · ${countOf(clock.left, 'working day')} left of ${clock.given}`}
      </Text>
      <Group justify="space-between" align="end" gap={4} mt={4}>
        <ActionBadges action={action} withState={withState} />
        {mayMove && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={`Move ${action.number} to another state`}
                leftSection={<IconArrowsExchange size={14} aria-hidden />}
              >
                Move
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {actionStatuses
                .filter(status => status !== action.status)
                .map(status => (
                  <Menu.Item key={status} onClick={() => onMove(status)}>
                    {statusNames[status]}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
    </li>
  )
}
