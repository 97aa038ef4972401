import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Assessment } from '#shared/features/tasking/assessment.ts'
import { countOf } from '../../../ui/counts.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import ruled from '../../../ui/ruled-list.module.css'
import { Section } from '../../../ui/section.tsx'
import styles from './assessment.module.css'
import { BecameBadge, BecameSteps } from './became.tsx'

/** What became of each item of the assessment before. */
export function BecameOfLast({ previous }: { previous: Assessment['previous'] }) {
  if (!previous) {
    return (
      <Section title="What became of the last one’s items">
        <Text c="dimmed">This is the first assessment: from the next one on it is told here.</Text>
      </Section>
    )
  }
  const flagged = previous.items.filter(({ became }) => became.state !== 'not-flagged')
  const others = previous.items.filter(({ became }) => became.state === 'not-flagged')
  return (
    <Section
      title="What became of the last one’s items"
      about={
        <Anchor component={Link} size="xs" to={`/tasking/assessment/${previous.id}`}>
          {previous.number}
        </Anchor>
      }
    >
      {flagged.length === 0 && <Text c="dimmed">None of them was put before the group.</Text>}
      <ul className={ruled.wide} aria-label="Items put before the group">
        {flagged.map(({ title, became }) => (
          <li key={title}>
            <Group gap={6} wrap="nowrap" justify="space-between" align="flex-start">
              <Text fw={600}>{title}</Text>
              <BecameBadge became={became} />
            </Group>
            <BecameSteps became={became} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Disclosure label={`${countOf(others.length, 'item')} not put before the group`}>
          <ul className={styles.steps}>
            {others.map(({ title }) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Section>
  )
}
