import { Badge } from '@mantine/core'
import type { Status } from '#shared/features/profiles/rules.ts'

export const statusNames: Record<Status, string> = {
  proposed: 'Proposed',
  raised: 'Raised',
  adopted: 'Adopted',
  monitored: 'Monitored',
  closed: 'Closed',
  declined: 'Declined',
}
const colors: Record<Status, string> = {
  proposed: 'gray',
  raised: 'yellow',
  adopted: 'green',
  monitored: 'desk',
  closed: 'gray',
  declined: 'red',
}

export function StatusBadge({ status }: { status: Status }) {
  return <Badge color={colors[status]}>{statusNames[status]}</Badge>
}
