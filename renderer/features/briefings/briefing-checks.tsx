import { Group, List, Progress, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { Briefing } from '#shared/features/briefings/briefing.ts'
import { concernsIn, gapsIn } from '#shared/features/briefings/briefing-rules.ts'
import { pageUsed } from '#shared/features/briefings/page-length.ts'
import type { PersonalKind } from '#shared/features/briefings/personal-words.ts'
import { useBureau } from '../../client/use-bureau.ts'
import { Section } from '../../ui/section.tsx'

const kindNames: Record<PersonalKind, string> = {
  pseudonym: 'the reference of a person',
  email: 'an e-mail address',
  telephone: 'a telephone number',
  postcode: 'a full postcode',
  'house-number': 'a house number',
  'birth-date': 'a date of birth',
  person: 'the name of a person',
}

/** What stands between a draft and its approval: its length, what is missing, and what looks like personal data. */
export function BriefingChecks({ briefing }: { briefing: Briefing }) {
  const { demonstration } = useBureau()
  const used = pageUsed(briefing, demonstration)
  const percent = Math.round(used * 100)
  const gaps = gapsIn(briefing.lines)
  const concerns = concernsIn(briefing)
  const whereOf = (line: number | null) => (line === null ? 'Around the lines' : `Line ${line + 1}`)
  const notes = [
    ...(used > 1
      ? [`It does not fit on one page: shorten it by about ${percent - 100} % of a page, or take a line out.`]
      : []),
    ...gaps.map(({ line, missing }) => `Line ${line + 1} does not say ${missing.join(', ')}.`),
    ...concerns.map(
      ({ line, words, kind, never }) =>
        `${whereOf(line)}: “${words}” looks like ${kindNames[kind]}. ${never ? 'Take it out.' : 'Take it out, or say at approval why it may stand.'}`,
    ),
  ]
  return (
    <Section title="Before it is approved">
      <Group gap="sm" wrap="nowrap">
        <Text style={{ whiteSpace: 'nowrap' }}>{percent} % of one page</Text>
        <Progress
          flex={1}
          maw={320}
          value={Math.min(100, percent)}
          {...(used > 1 ? { color: 'red' } : {})}
          aria-label="How much of the page is used"
        />
      </Group>
      <List mt="xs" spacing={2} listStyleType="none" aria-label="To be seen to" role="list">
        {notes.map(note => (
          <List.Item key={note} icon={<IconAlertTriangle size={16} aria-hidden />}>
            {note}
          </List.Item>
        ))}
        {notes.length === 0 && (
          <List.Item icon={<IconCheck size={16} aria-hidden />}>
            It fits, every line is whole, and nothing in it looks like personal data. Read it once more: a
            name that stands alone is not found.
          </List.Item>
        )}
      </List>
    </Section>
  )
}
