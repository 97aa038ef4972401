import { Badge, Group } from '@mantine/core'
import { IconAlertTriangle, IconHandStop } from '@tabler/icons-react'
import type { Action } from '#shared/features/tasking/contract.ts'
import styles from './board.module.css'
import { statusNames } from './groups.ts'

/** What is out of the ordinary with an action, in words. */
export function ActionBadges({ action, withState = false }: { action: Action; withState?: boolean }) {
  const { status, priority, escalated, carriedForward, blockedBy } = action
  return (
    <Group gap={4}>
      {withState && <Badge variant="default">{statusNames[status]}</Badge>}
      {escalated && (
        <Badge variant="default" leftSection={<IconAlertTriangle size={12} aria-hidden />}>
          Before the chair
        </Badge>
      )}
      {status === 'blocked' && (
        <Badge
          variant="default"
          maw="100%"
          h="auto"
          className={styles.whole!}
          leftSection={<IconHandStop size={12} aria-hidden />}
        >
          Blocked by {blockedBy}
        </Badge>
      )}
      {priority === 'high' && <Badge variant="default">High priority</Badge>}
      {carriedForward > 0 && <Badge variant="default">Carried {carriedForward}×</Badge>}
    </Group>
  )
}
