import { Anchor, Button, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { FlaggedItem } from '#shared/features/analysis/flags.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useMay, useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { Section } from '../../ui/section.tsx'
import styles from './tasking.module.css'

type FlaggedItemsProps = {
  /** The map with the incidents of a filter. */
  mapOf: (filter: Filter) => string
}

/** What was put before the group and not withdrawn; nothing at all where there is none. */
export function FlaggedItems({ mapOf }: FlaggedItemsProps) {
  const flagged = useQuestion('analysis.flagged')
  if (!flagged.data?.length) return null
  return (
    <Section
      title="Put before the group"
      about="Hotspots, news and selections for the tactical assessment, the newest first."
    >
      <ul className={styles.flagged}>
        {flagged.data.map(item => (
          <li key={item.id}>
            <Flagged item={item} mapOf={mapOf} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Flagged({ item, mapOf }: FlaggedItemsProps & { item: FlaggedItem }) {
  const mayMap = useMay('incidents.read')
  const mayWithdraw = useMayCall('analysis.withdrawFlag')
  const withdraw = useCommand('analysis.withdrawFlag')
  const { id, version, title, note, incidents, flaggedAt, flaggedBy } = item
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        {mayMap && item.filter !== null && incidents !== null ? (
          <Anchor component={Link} to={mapOf(item.filter)} fw={600}>
            {title}
          </Anchor>
        ) : (
          <Text fw={600}>{title}</Text>
        )}
        {note && <Text>{note}</Text>}
        <Text size="xs" c="dimmed">
          {incidents === null ? 'Its incidents cannot be found any more' : countOf(incidents, 'incident')} ·{' '}
          {flaggedBy}, {formatInstant(flaggedAt)}
        </Text>
      </div>
      {mayWithdraw && (
        <Button
          variant="subtle"
          size="compact-sm"
          flex="none"
          aria-label={`Withdraw ${title}`}
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ flaggedItemId: id, version })}
        >
          Withdraw
        </Button>
      )}
    </Group>
  )
}
