import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import { type Concern, type ConcernKind, concernKinds } from '#shared/features/performance/outcomes.ts'
import type { MapOf } from '../../../client/count-link.tsx'
import { unbroken } from '../../../ui/counts.ts'
import styles from '../performance.module.css'

const kindWords: Record<ConcernKind, string> = {
  new: 'New',
  rising: 'Rising',
  hotspot: 'Hotspots that no profile covers',
  area: 'Neighbourhoods above what their residents would lead one to expect',
  priority: 'Priorities that wait for an answer or a review',
}

type ConcernsProps = { concerns: readonly Concern[]; mapOf: MapOf; ofEach?: number }

/** What the board should know of, by what it is; each leads to its incidents or its page. */
export function Concerns({ concerns, mapOf, ofEach = 50 }: ConcernsProps) {
  if (concerns.length === 0) return <Text c="dimmed">Nothing is of concern.</Text>
  return (
    <ul className={styles.list}>
      {concernKinds.map(kind => {
        const its = concerns.filter(concern => concern.kind === kind)
        if (its.length === 0) return null
        return (
          <li key={kind}>
            <Text fw={600} fz="inherit">
              {kindWords[kind]} ({its.length})
            </Text>
            {its.slice(0, ofEach).map(concern => (
              <OneConcern key={`${concern.title} ${concern.text}`} concern={concern} mapOf={mapOf} />
            ))}
            {its.length > ofEach && (
              <Text fz="inherit" c="dimmed">
                and {its.length - ofEach} more
              </Text>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function OneConcern({
  concern: { title, text, filter, priorityId },
  mapOf,
}: {
  concern: Concern
  mapOf: MapOf
}) {
  const to = priorityId === null ? filter && mapOf(filter) : `/briefings/priorities/${priorityId}`
  return (
    <Group gap={6} wrap="nowrap" align="baseline">
      <Text fz="inherit">
        {to ? (
          <Anchor component={Link} to={to} fz="inherit" underline="always">
            {title}
          </Anchor>
        ) : (
          title
        )}
        {': '}
        {unbroken(text)}
      </Text>
    </Group>
  )
}
