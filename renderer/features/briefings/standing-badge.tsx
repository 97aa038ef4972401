import { Badge } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { Standing } from '#shared/features/briefings/briefing-rules.ts'

const names: Record<Standing, string> = {
  draft: 'Draft',
  current: 'In use',
  expired: 'Expired',
  superseded: 'Superseded',
}
const colors: Record<Standing, string> = {
  draft: 'yellow',
  current: 'green',
  expired: 'red',
  superseded: 'gray',
}

/** Whether a briefing is to be used today, in a word and with a sign where it must not be. */
export function StandingBadge({ standing }: { standing: Standing }) {
  return (
    <Badge
      color={colors[standing]}
      // With its sign it would stand higher than those that are words alone.
      style={{ verticalAlign: 'middle' }}
      {...(standing === 'expired' ? { leftSection: <IconAlertTriangle size={12} aria-hidden /> } : {})}
    >
      {names[standing]}
    </Badge>
  )
}
