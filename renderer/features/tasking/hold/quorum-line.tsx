import { Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { isQuorate, quorumWords } from '#shared/features/tasking/quorum.ts'
import { quorumOf } from '../agenda/quorum-of.ts'

/** Whether enough agencies are present, in words and with a sign. */
export function QuorumLine({ meeting, size = 'lg' }: { meeting: Meeting; size?: string }) {
  const quorum = quorumOf(meeting)
  const reached = isQuorate(quorum)
  const Sign = reached ? IconCheck : IconAlertTriangle
  return (
    <Text size={size} role="status" c={reached ? 'var(--mantine-color-text)' : 'var(--mantine-color-error)'}>
      {quorum.needed !== null && <Sign size={18} aria-hidden style={{ verticalAlign: '-3px' }} />}{' '}
      {quorumWords(quorum)}
    </Text>
  )
}
