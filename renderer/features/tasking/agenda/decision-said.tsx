import { Badge, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { capitalised } from '#shared/capitalised.ts'
import type { AgendaItem, Decision } from '#shared/features/tasking/agenda.ts'
import { decisionWords } from '#shared/features/tasking/agenda-rules.ts'
import { isQuorate } from '#shared/features/tasking/quorum.ts'
import { formatInstant } from '../../../ui/dates.ts'

const colours: Record<Decision['kind'], string> = {
  adopt: 'green',
  agreed: 'green',
  noted: 'gray',
  defer: 'yellow',
  decline: 'red',
  refused: 'red',
}

/** What became of an item, in a word. */
export function ItemBadge({ item: { decision, state } }: { item: AgendaItem }) {
  if (decision)
    return <Badge color={colours[decision.kind]}>{capitalised(decisionWords[decision.kind])}</Badge>
  if (state === 'dealt-with') return <Badge color="gray">Dealt with</Badge>
  if (state === 'carried') return <Badge color="yellow">For the next meeting</Badge>
  return null
}

/** Why it was decided, by whom it was recorded, and whether there were enough to decide it. */
export function DecisionSaid({ decision }: { decision: Decision | null }) {
  if (!decision) return null
  const { quorum } = decision
  return (
    <>
      <Text size="xs" c="dimmed">
        {decision.reason && `${decision.reason} · `}
        {decision.by}, {formatInstant(decision.at)}
      </Text>
      {quorum && !isQuorate(quorum) && (
        <Text size="xs" c="var(--mantine-color-error)" fw={600}>
          <IconAlertTriangle size={13} aria-hidden style={{ verticalAlign: '-2px' }} /> Decided without
          quorum: {quorum.present} of {quorum.needed} needed were present.
        </Text>
      )}
    </>
  )
}
