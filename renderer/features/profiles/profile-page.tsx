import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import type { FigureLead } from '#shared/features/profiles/figure-text.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { Evidence } from './evidence.tsx'
import { History } from './history.tsx'
import { AssignedPeople } from './life/assigned-people.tsx'
import { CheckList } from './life/check-list.tsx'
import { Ending } from './life/ending.tsx'
import { Evaluation } from './life/evaluation.tsx'
import { GateNote } from './life/gate-note.tsx'
import { Monitoring } from './life/monitoring.tsx'
import { PartnerData } from './life/partner-data.tsx'
import { ProfileMentions } from './life/profile-mentions.tsx'
import { SinceLastLook } from './life/since-last-look.tsx'
import styles from './profiles.module.css'
import { StatusBadge } from './status-badge.tsx'
import { StatusSteps } from './status-steps.tsx'
import { WrittenDocument } from './writing/written-document.tsx'

type ProfilePageProps = {
  profileId: number
  /** What can be done with the profile as a pack. */
  pack: ReactNode
  /** The way onto a meeting's agenda, for a profile that waits for a decision. */
  agenda: ReactNode
  actions: ReactNode
  /** Shows what is behind a figure of the text. */
  onFigure: (lead: FigureLead) => void
  /** What was done about problems like it. */
  library: ReactNode
  /** The address of the map with the incidents of a filter. */
  mapOf: (filter: Filter) => string
}

/** A problem profile: on the left what the analyst writes, on the right the evidence. */
export function ProfilePage({ profileId, ...slots }: ProfilePageProps) {
  const question = useQuestion('profiles.get', { profileId })
  if (question.isError && !question.data) {
    return (
      <Page>
        <Answered question={question} page="Problem profile">
          {() => null}
        </Answered>
      </Page>
    )
  }
  return (
    <Answered question={question} height="100%">
      {profile => (
        <Opened
          key={profileId}
          {...slots}
          profile={profile}
          reread={async () => (await question.refetch()).data ?? profile}
        />
      )}
    </Answered>
  )
}

type OpenedProps = Omit<ProfilePageProps, 'profileId'> & {
  profile: Profile
  reread: () => Promise<Profile>
}

function Opened({ profile, reread, ...slots }: OpenedProps) {
  const { pack, agenda, actions, library, onFigure, mapOf } = slots
  return (
    <div className={styles.workspace}>
      <div className={styles.head}>
        <PageHeader
          title={profile.title}
          about={
            <>
              {profile.number} · {profile.areaLabel} · <StatusBadge status={profile.status} />
              <SinceLastLook profileId={profile.id} mapOf={mapOf} />
            </>
          }
          actions={
            <>
              {pack}
              <StatusSteps profile={profile} agenda={agenda} />
            </>
          }
        />
      </div>
      <div className={styles.sides}>
        <section className={styles.side} aria-label="The document">
          <Stack gap="md">
            <Ending profile={profile} />
            <GateNote profile={profile} />
            <WrittenDocument profile={profile} reread={reread} onFigure={onFigure} />
            <Section title="Actions">{actions}</Section>
            {library}
            <AssignedPeople profileId={profile.id} />
            <CheckList profileId={profile.id} />
            <ProfileMentions profileId={profile.id} />
            <History history={profile.history} />
          </Stack>
        </section>
        <section className={styles.side} aria-label="The evidence">
          <Stack gap="md">
            <Evidence profile={profile} />
            {profile.baseline && (
              <>
                <Monitoring profileId={profile.id} mapOf={mapOf} />
                <Evaluation profile={profile} mapOf={mapOf} />
              </>
            )}
            <PartnerData profileId={profile.id} mapOf={mapOf} />
          </Stack>
        </section>
      </div>
    </div>
  )
}
