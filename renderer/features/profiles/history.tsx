import { Text, Timeline } from '@mantine/core'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { formatInstant } from '../../ui/dates.ts'
import { Section } from '../../ui/section.tsx'
import { statusNames } from './status-badge.tsx'

/** How the profile came to its status. */
export function History({ history }: { history: Profile['history'] }) {
  return (
    <Section title="History">
      <Timeline bulletSize={12} lineWidth={2} active={history.length}>
        {history.map(({ at, by, from, to, note, overridden }) => (
          <Timeline.Item key={at + to}>
            <Text>
              {statusNames[to]}
              {from && (
                <Text span c="dimmed" inherit>
                  {` from ${statusNames[from].toLowerCase()}`}
                </Text>
              )}
            </Text>
            {note && <Text>{note}</Text>}
            {overridden.length > 0 && <Text c="dimmed">Went on without: {overridden.join('; ')}.</Text>}
            <Text size="xs" c="dimmed">
              {by}, {formatInstant(at)}
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </Section>
  )
}
