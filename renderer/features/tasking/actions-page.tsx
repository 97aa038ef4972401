import { Box, Group, SegmentedControl, Select, Stack, Switch, Text } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Action } from '#shared/features/tasking/contract.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import { Answered } from '../../client/answered.tsx'
import { useBureau } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HelpButton } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ActionTable } from './action-table.tsx'
import { AgencyLoad } from './board/agency-load.tsx'
import { Board } from './board/board.tsx'
import { type Grouping, groupings, statusNames } from './board/groups.ts'
import { TaskingLinks } from './tasking-links.tsx'

type Which = 'not-ended' | 'overdue' | 'escalated' | 'mine' | 'all' | Action['status']
const choices: { value: Which; label: string }[] = [
  { value: 'not-ended', label: 'Not ended' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'escalated', label: 'Before the chair' },
  { value: 'mine', label: 'Mine' },
  ...Object.entries(statusNames).map(([value, label]) => ({ value: value as Which, label })),
  { value: 'all', label: 'All' },
]

/** Every action, whichever meeting set it. */
export default function ActionsPage() {
  const actions = useQuestion('tasking.actions')
  return (
    <Page>
      <Stack h="100%" gap={0}>
        <PageHeader
          title="Actions"
          about="An action is done, cancelled with a reason, or on the next agenda: it never disappears."
          actions={<HelpButton topic="actions" about="actions" />}
        />
        <TaskingLinks />
        <Answered question={actions}>
          {rows =>
            rows.length === 0 ? (
              <EmptyState
                icon={IconChecklist}
                title="No actions yet"
                next="Actions are set at a meeting: open one under Meetings and type the first."
              />
            ) : (
              <Filtered actions={rows} />
            )
          }
        </Answered>
      </Stack>
    </Page>
  )
}

function Filtered({ actions }: { actions: Action[] }) {
  const { person } = useBureau()
  const [which, setWhich] = useState<Which>('not-ended')
  const [grouping, setGrouping] = useState<Grouping>('state')
  const [agency, setAgency] = useState<string | null>(null)
  const [loadShown, setLoadShown] = useState(true)
  const agencies = useMemo(() => [...new Set(actions.map(({ agencyName }) => agencyName))].sort(), [actions])
  const shown = useMemo(
    () =>
      actions.filter(
        action => fits(action, which, person.name) && (agency === null || action.agencyName === agency),
      ),
    [actions, which, agency, person.name],
  )
  const overdue = shown.filter(action => action.overdue).length
  const carried = shown.filter(action => action.carriedForward > 0 && !isEnded(action.status)).length
  return (
    <>
      <Group gap="sm" mb="xs">
        <SegmentedControl
          aria-label="How they are shown"
          data={[...groupings]}
          value={grouping}
          onChange={value => setGrouping(value as Grouping)}
        />
        <Select
          aria-label="Which actions"
          w={160}
          allowDeselect={false}
          data={choices}
          value={which}
          onChange={value => value && setWhich(value as Which)}
        />
        <Select
          aria-label="Agency"
          placeholder="Every agency"
          clearable
          searchable
          w={200}
          data={agencies}
          value={agency}
          onChange={setAgency}
        />
        <Switch
          label="Load"
          checked={loadShown}
          onChange={({ currentTarget }) => setLoadShown(currentTarget.checked)}
        />
        <Text role="status" c="dimmed">
          {countOf(shown.length, 'action')} of {actions.length}: {overdue} overdue, {carried} carried forward
        </Text>
      </Group>
      {loadShown && <AgencyLoad actions={actions} />}
      {grouping === 'table' ? (
        <Box flex={1} mih={0}>
          <ActionTable
            label="Actions"
            actions={shown}
            fill
            empty="No action fits. Choose other actions or another agency."
          />
        </Box>
      ) : (
        <Board actions={shown} grouping={grouping} />
      )}
    </>
  )
}

function fits({ status, overdue, escalated, owner }: Action, which: Which, me: string) {
  switch (which) {
    case 'all':
      return true
    case 'not-ended':
      return !isEnded(status)
    case 'overdue':
      return overdue
    case 'escalated':
      return escalated
    case 'mine':
      return owner.localeCompare(me, 'en-GB', { sensitivity: 'base' }) === 0
    default:
      return status === which
  }
}
