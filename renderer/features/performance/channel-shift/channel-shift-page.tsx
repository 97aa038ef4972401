import { Group, Input, List, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { type ShiftedBy, shiftedBy } from '#shared/features/performance/channel-shift.ts'
import { Answered } from '../../../client/answered.tsx'
import type { MapOf } from '../../../client/count-link.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { unbroken } from '../../../ui/counts.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { PerformanceLinks } from '../performance-links.tsx'
import { againstInWords, PeriodChooser } from '../period-chooser.tsx'
import { usePeriods } from '../use-periods.ts'
import { ShiftSentences } from './shift-sentences.tsx'
import { ShiftTable } from './shift-table.tsx'

const byWords: Record<ShiftedBy, string> = {
  source: 'Source',
  agency: 'Agency',
  channel: 'Channel in their words',
}

/** Which calls moved from one channel to another, and which fell away. */
export function ChannelShiftPage({ mapOf }: { mapOf: MapOf }) {
  const { periods, change } = usePeriods()
  const [by, setBy] = useState<ShiftedBy>('source')
  const { now, before } = periods
  const question = useQuestion('performance.channelShift', { now, before, by }, { keepLast: true })
  useHelpTopic('channel-shift')
  return (
    <Page>
      <PageHeader
        title="Channel shift"
        about="Calls by who took them, period on period: what moved to another channel, and what fell away."
        actions={<HelpButton topic="channel-shift" about="channel shift" />}
      />
      <PerformanceLinks />
      <Group style={{ rowGap: 0 }} gap="xl" align="flex-end" justify="space-between">
        <PeriodChooser periods={periods} change={change} />
        <Input.Wrapper label="Told apart by" mb="md">
          <SegmentedControl
            display="flex"
            aria-label="Told apart by"
            data={shiftedBy.map(value => ({ value, label: byWords[value] }))}
            value={by}
            onChange={setBy}
          />
        </Input.Wrapper>
      </Group>
      <Answered question={question} height={240}>
        {shift => (
          <Stack gap="md">
            <Section title="What became of the calls" about={againstInWords(shift)}>
              <ShiftSentences themes={shift.themes} />
            </Section>
            {shift.leftOut.length > 0 && (
              <Section title="Left out">
                <List size="sm">
                  {shift.leftOut.map(({ sourceId, reason }) => (
                    <List.Item key={sourceId}>{reason}</List.Item>
                  ))}
                </List>
              </Section>
            )}
            <Section
              title="By channel and theme"
              about={`Calls in the first period, in the second, and the change of the number a day with its 95 % interval; each count leads to its calls. * stands out among all of this table (q at most 0.05).`}
            >
              <ShiftTable shift={shift} mapOf={mapOf} />
              {shift.notes.map(note => (
                <Text key={note} size="xs" c="dimmed" mt={4}>
                  {note}
                </Text>
              ))}
            </Section>
            <Disclosure label="How it was worked out">
              <List size="sm">
                {shift.method.map(sentence => (
                  <List.Item key={sentence}>{unbroken(sentence)}</List.Item>
                ))}
              </List>
            </Disclosure>
          </Stack>
        )}
      </Answered>
    </Page>
  )
}
