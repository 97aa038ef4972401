import { List } from '@mantine/core'
import { type AudienceKind, audienceNames } from '#shared/features/packs/audience.ts'
import { notHad } from '#shared/features/packs/audience-rules.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { Section } from '../../ui/section.tsx'

/** What a pack for an audience never holds, by what the bureau decided. */
export function AudienceLimits({ audience }: { audience: AudienceKind }) {
  const rules = useQuestion('packs.audienceRules')
  return (
    <Section title={`What ${audienceNames[audience]} will not get`}>
      <Answered question={rules}>
        {saved => (
          <List size="sm" spacing={4}>
            {notHad(audience, saved).map(words => (
              <List.Item key={words}>{words}</List.Item>
            ))}
          </List>
        )}
      </Answered>
    </Section>
  )
}
