import { Stack } from '@mantine/core'
import { periodInWords } from '#shared/features/performance/period-rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { PerformanceLinks } from '../performance-links.tsx'
import { PeriodChooser } from '../period-chooser.tsx'
import { usePeriods } from '../use-periods.ts'
import { ActionsTable, AttendanceTable, FilesTable } from './health-tables.tsx'

/** Who comes, who does what was set, and who sends what was agreed. */
export default function PartnershipPage() {
  const { periods, change } = usePeriods()
  const question = useQuestion('performance.health', { period: periods.year }, { keepLast: true })
  useHelpTopic('partnership')
  return (
    <Page>
      <PageHeader
        title="Partnership"
        about="Who comes, who does what was set, and who sends what was agreed: counts, over the twelve months to the one chosen."
        actions={<HelpButton topic="partnership" about="partnership health" />}
      />
      <PerformanceLinks />
      <PeriodChooser periods={periods} change={change} />
      <Answered question={question} height={240}>
        {({ period, agencies }) => (
          <Stack gap="md">
            <Section title="Who came" about={`Meetings held, ${periodInWords(period)}`}>
              <AttendanceTable agencies={agencies} />
            </Section>
            <Section
              title="What became of the actions set"
              about="Every action is in one of the five columns from done on time to overdue; carried forward counts those that outlasted a meeting."
            >
              <ActionsTable agencies={agencies} />
            </Section>
            <Section
              title="What was sent and answered"
              about="Files against the days agreed with each source, and reply files sent to the agency."
            >
              <FilesTable agencies={agencies} />
            </Section>
          </Stack>
        )}
      </Answered>
    </Page>
  )
}
