import { Text } from '@mantine/core'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { resultNames } from '#shared/features/profiles/life-rules.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'

/** How it ended, once it has. */
export function Ending({ profile }: { profile: Profile }) {
  const { result, closedOn, outcome, lessons } = profile
  if (!result || !closedOn) return null
  return (
    <Section title={resultNames[result]} about={`Closed on ${formatDay(closedOn)}`}>
      <Text fw={600}>Outcome</Text>
      <Text style={{ whiteSpace: 'pre-wrap' }}>{outcome}</Text>
      <Text fw={600} mt="xs">
        Lessons
      </Text>
      <Text style={{ whiteSpace: 'pre-wrap' }}>{lessons}</Text>
    </Section>
  )
}
