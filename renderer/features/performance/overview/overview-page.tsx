import { Box, Stack } from '@mantine/core'
import type { MapOf } from '../../../client/count-link.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import styles from '../performance.module.css'
import { PerformanceLinks } from '../performance-links.tsx'
import { againstInWords, PeriodChooser } from '../period-chooser.tsx'
import { usePeriods } from '../use-periods.ts'
import { BoardCard } from './board-card.tsx'
import { LevelsCard } from './levels-card.tsx'
import { MeasuresCard, SurveysCard } from './measures-cards.tsx'
import { ConcernsCard, OutcomesCard } from './outcomes-cards.tsx'
import { PartnershipCard } from './partnership-card.tsx'
import { ShiftCard } from './shift-card.tsx'

/** A page to talk over in the meeting room: what stands on it leads to its incidents or its page. */
export function OverviewPage({ mapOf }: { mapOf: MapOf }) {
  const { periods, change, address } = usePeriods()
  useHelpTopic('performance')
  return (
    <Page>
      <PageHeader
        title="Performance"
        about={againstInWords(periods)}
        actions={<HelpButton topic="performance" about="the performance page" />}
      />
      <PerformanceLinks />
      <PeriodChooser periods={periods} change={change} />
      <Box className={`${styles.room} ${styles.cards}`}>
        <LevelsCard periods={periods} />
        <ShiftCard periods={periods} address={address} mapOf={mapOf} />
        <OutcomesCard mapOf={mapOf} />
        <ConcernsCard mapOf={mapOf} />
        <MeasuresCard />
        <Stack gap="md">
          <SurveysCard />
          <BoardCard />
        </Stack>
        <PartnershipCard period={periods.year} address={address} />
      </Box>
    </Page>
  )
}
