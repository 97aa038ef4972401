import { Text } from '@mantine/core'
import type { PriorityInFull } from '#shared/features/briefings/priorities.ts'
import type { PriorityEventKind } from '#shared/features/briefings/priority-rules.ts'
import { formatInstant } from '../../ui/dates.ts'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'
import styles from './briefings.module.css'

const kindNames: Record<PriorityEventKind, string> = {
  adopted: 'Adopted',
  changed: 'Changed',
  reviewed: 'Reviewed',
  raised: 'Raised',
  answered: 'Said back',
  closed: 'Closed',
}

/** What happened to a priority, the latest first. */
export function PriorityHistory({ history }: Pick<PriorityInFull, 'history'>) {
  return (
    <Section title="History">
      <ul className={ruled.list}>
        {history.toReversed().map(({ at, by, kind, note }) => (
          <li key={`${at} ${kind} ${note}`}>
            <Text>
              <strong>{kindNames[kind]}</strong> {formatInstant(at)}, {by}
            </Text>
            {note && (
              <Text size="sm" className={styles.long!}>
                {note}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
