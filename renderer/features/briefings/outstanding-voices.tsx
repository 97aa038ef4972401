import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import { partVoices } from '#shared/features/briefings/priority-rules.ts'
import { countOf } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { Late } from '../../ui/late.tsx'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'
import styles from './briefings.module.css'

type OutstandingVoicesProps = { priorities: readonly Priority[]; mostShown?: number }

/** Everybody who raised something and has not heard back, the longest waiting first. */
export function OutstandingVoices({ priorities, mostShown }: OutstandingVoicesProps) {
  const { answered, outstanding } = partVoices(priorities.flatMap(({ voices }) => voices))
  const titles = new Map(priorities.map(({ id, title }) => [id, title]))
  const shown = outstanding.slice(0, mostShown)
  return (
    <Section
      title="To be answered"
      about={
        outstanding.length === 0
          ? `Nobody waits: ${countOf(answered.length, 'voice')} answered.`
          : `${countOf(outstanding.length, 'voice')} outstanding, ${answered.length} answered.`
      }
    >
      {outstanding.length === 0 ? (
        <Text c="dimmed">Everybody who raised something has heard what became of it.</Text>
      ) : (
        <ul className={ruled.list}>
          {shown.map(voice => (
            <li key={voice.id}>
              <Anchor component={Link} to={`/briefings/priorities/${voice.priorityId}`} fw={600}>
                {titles.get(voice.priorityId)}
              </Anchor>
              <Text className={styles.long!}>{voice.what}</Text>
              <Group gap={8}>
                <Text size="xs" c="dimmed">
                  {voice.raisedBy}, {formatDay(voice.raisedOn)}
                </Text>
                {voice.daysLate > 0 && <Late words={`Answer ${countOf(voice.daysLate, 'day')} late`} />}
              </Group>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
