import { Stack } from '@mantine/core'
import { Answered } from '../../../client/answered.tsx'
import type { MapOf } from '../../../client/count-link.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatDay } from '../../../ui/dates.ts'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { PerformanceLinks } from '../performance-links.tsx'
import { Concerns } from './concerns.tsx'
import { OutcomeList } from './outcome-list.tsx'
import { PracticeList } from './practice-list.tsx'

/** What became of adopted profiles, what is of concern, and what worked. */
export function OutcomesPage({ mapOf }: { mapOf: MapOf }) {
  const question = useQuestion('performance.outcomes')
  useHelpTopic('outcomes')
  return (
    <Page>
      <PageHeader
        title="Outcomes"
        about="Adopted profiles against the baseline frozen at adoption; areas of concern; practice that worked."
        actions={<HelpButton topic="outcomes" about="outcomes" />}
      />
      <PerformanceLinks />
      <Answered question={question} height={240}>
        {({ profiles, concerns, assessment, practice }) => (
          <Stack gap="md">
            <Section
              title="Adopted profiles"
              about="Whole months only. Each count leads to its calls; what a verdict means stands under it."
            >
              <OutcomeList profiles={profiles} mapOf={mapOf} />
            </Section>
            <Section
              title="Areas of concern"
              about={
                assessment
                  ? `From tactical assessment ${assessment.number}, to ${formatDay(assessment.to)}, and the neighbourhood priorities under way.`
                  : 'From the neighbourhood priorities under way; there is no tactical assessment yet.'
              }
            >
              <Concerns concerns={concerns} mapOf={mapOf} />
            </Section>
            <Section
              title="Practice that worked"
              about="From the library: what was measured, compared with like ground first. What nobody measured is not here."
            >
              <PracticeList practice={practice} />
            </Section>
          </Stack>
        )}
      </Answered>
    </Page>
  )
}
