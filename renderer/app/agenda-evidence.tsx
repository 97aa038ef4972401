import { Stack, Text } from '@mantine/core'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import type { Action, Meeting } from '#shared/features/tasking/contract.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import { Answered } from '../client/answered.tsx'
import { useMayCall } from '../client/use-bureau.ts'
import { useQuestion } from '../client/use-desk.ts'
import { PriorityEvidence } from '../features/briefings/priority-evidence.tsx'
import { ProfileMap } from '../features/profiles/profile-map.tsx'
import { ProfileMonths } from '../features/profiles/profile-months.tsx'
import { ActionTable } from '../features/tasking/action-table.tsx'
import { QuorumLine } from '../features/tasking/hold/quorum-line.tsx'
import { LastMinutes } from '../features/tasking/minutes/last-minutes.tsx'
import { MapView } from '../map/map-view.tsx'
import { countOf, formatFigure, unbroken } from '../ui/counts.ts'
import { formatDay } from '../ui/dates.ts'
import { MonthBars } from '../ui/month-bars.tsx'
import styles from './agenda-evidence.module.css'

type AgendaEvidenceProps = { item: AgendaItem; meeting: Meeting }

/** What the group looks at beside an item: its map and figures, its actions, its minutes. */
export function AgendaEvidence({ item, meeting }: AgendaEvidenceProps) {
  const mayPriority = useMayCall('briefings.priority')
  if (item.profile) return <ProfileEvidence profileId={item.profile.id} />
  if (item.flagged) return <FlaggedEvidence flaggedItemId={item.flagged.id} />
  if (item.priorityId !== null && mayPriority) return <PriorityEvidence priorityId={item.priorityId} />
  if (item.ofMeetingId !== null) return <LastMinutes meeting={meeting} item={item} />
  if (item.kind === 'opening') return <QuorumLine meeting={meeting} />
  if (item.kind === 'actions' || item.actionId !== null) {
    const actions = meeting.arising.filter(
      ({ id, status }) => !isEnded(status) && (item.actionId === null || id === item.actionId),
    )
    if (actions.length > 0) return <OpenActions actions={actions} single={item.actionId !== null} />
    return <Text c="dimmed">No action is open.</Text>
  }
  return <Text c="dimmed">No map or figures belong to this item.</Text>
}

type OpenActionsProps = { actions: readonly Action[]; single: boolean }

function OpenActions({ actions, single }: OpenActionsProps) {
  const [one] = actions
  return (
    <Stack gap="sm">
      {single && one && (
        <Text size="lg">
          Set on {formatDay(one.setOn)}, carried forward {countOf(one.carriedForward, 'time')}
          {one.blockedBy && `, blocked by ${one.blockedBy}`}.{one.why && ` ${one.why}`}
        </Text>
      )}
      <ActionTable label="Open actions" actions={actions} narrow />
      <Text size="xs" c="dimmed">
        Open an action (a click, or Enter) to record what became of it. Undo takes that back too.
      </Text>
    </Stack>
  )
}

function ProfileEvidence({ profileId }: { profileId: number }) {
  const question = useQuestion('profiles.get', { profileId })
  return (
    <Answered question={question} height={300}>
      {profile => (
        <Stack gap="sm">
          <Text size="lg" fw={600}>
            {countOf(profile.figures.total, 'incident')}, {formatFigure(profile.figures.perMonth, 1)} a month
          </Text>
          <Text c="dimmed">
            {formatDay(profile.figures.from)} to {formatDay(profile.figures.to)}
            {profile.baseline && ` · baseline frozen on ${formatDay(profile.baseline.frozenOn)}`}
          </Text>
          {profile.since && <Text>{unbroken(profile.since.sentence)}</Text>}
          <ProfileMap profile={profile} />
          <ProfileMonths profile={profile} />
        </Stack>
      )}
    </Answered>
  )
}

/** The incidents that were flagged, on the map and by month. */
function FlaggedEvidence({ flaggedItemId }: { flaggedItemId: number }) {
  const flagged = useQuestion('analysis.flagged')
  const item = flagged.data?.find(({ id }) => id === flaggedItemId)
  const known = item !== undefined && item.incidents !== null
  const filter = item?.filter ?? {}
  const points = useQuestion('incidents.points', { filter }, { when: known })
  const months = useQuestion('incidents.byMonth', { filter }, { when: known })
  if (flagged.data && !known) {
    return <Text c="dimmed">Its incidents cannot be found any more; the flag may have been withdrawn.</Text>
  }
  return (
    <Stack gap="sm">
      {item && (
        <Text size="lg" fw={600}>
          {countOf(item.incidents ?? 0, 'incident')}
        </Text>
      )}
      <div className={styles.map}>
        <MapView label={`Map of ${item?.title ?? 'the flagged incidents'}`} points={points.data} inPage />
      </div>
      {months.data && <MonthBars title="Incidents by month" months={months.data} />}
    </Stack>
  )
}
