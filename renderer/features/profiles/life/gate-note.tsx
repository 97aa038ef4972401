import { Text } from '@mantine/core'
import type { Profile } from '#shared/features/profiles/contract.ts'
import type { Status } from '#shared/features/profiles/rules.ts'
import { Section } from '../../../ui/section.tsx'

const onward: Partial<Record<Status, { to: Status; title: string }>> = {
  proposed: { to: 'raised', title: 'Before it is raised' },
  raised: { to: 'adopted', title: 'Before it is adopted' },
  adopted: { to: 'monitored', title: 'Before it is monitored' },
  monitored: { to: 'closed', title: 'Before it is closed' },
}

/** What is still missing for the next step of its life. */
export function GateNote({ profile }: { profile: Profile }) {
  const step = onward[profile.status]
  if (!step) return null
  const missing = profile.gate.find(({ to }) => to === step.to)?.missing ?? []
  return (
    <Section title={step.title}>
      {missing.length === 0 ? (
        <Text>Nothing is missing.</Text>
      ) : (
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {missing.map(({ key, words }) => (
            <li key={key}>{words}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
