import { Stack } from '@mantine/core'
import { useBureau, useMay } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatDay } from '../../ui/dates.ts'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ActionsDue } from './actions-due.tsx'
import { AdoptedProfiles } from './adopted-profiles.tsx'
import { DropFoldersToday } from './drop-folders-today.tsx'
import { FirstSteps } from './first-steps.tsx'
import { Freshness } from './freshness.tsx'
import { LastImports } from './last-imports.tsx'
import { NextMeeting } from './next-meeting.tsx'
import { PrioritiesToday } from './priorities-today.tsx'
import styles from './today.module.css'
import { WhatIsNew } from './what-is-new.tsx'

/** What is late, what is new, what is owed, and what comes next. */
export default function TodayPage() {
  const { person, today } = useBureau()
  const imports = useQuestion('imports.list')
  const maySeeProfiles = useMay('profiles.read')
  const mayBrief = useMay('briefings.read')
  const nothingYet = imports.data?.length === 0
  return (
    <Page>
      <PageHeader title="Today" about={`${formatDay(today)} · ${person.name}`} />
      {nothingYet && <FirstSteps />}
      {imports.data && !nothingYet && (
        <div className={styles.columns}>
          <Stack gap="md">
            {maySeeProfiles && <WhatIsNew />}
            <Freshness />
            <DropFoldersToday />
            {maySeeProfiles && <AdoptedProfiles />}
          </Stack>
          <Stack gap="md">
            <NextMeeting />
            <ActionsDue />
            {mayBrief && <PrioritiesToday />}
            <LastImports imports={imports.data} />
          </Stack>
        </div>
      )}
    </Page>
  )
}
