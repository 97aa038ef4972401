import { Box, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Action } from '#shared/features/tasking/contract.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ActionTable } from './action-table.tsx'
import { TaskingLinks } from './tasking-links.tsx'

type Which = 'open' | 'overdue' | 'done' | 'cancelled' | 'all'
const choices: { value: Which; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'done', label: 'Done' },
  { value: 'cancelled', label: 'Cancelled' },
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
  const [which, setWhich] = useState<Which>('open')
  const [agency, setAgency] = useState<string | null>(null)
  const agencies = useMemo(() => [...new Set(actions.map(({ agencyName }) => agencyName))].sort(), [actions])
  const shown = useMemo(
    () => actions.filter(action => fits(action, which) && (agency === null || action.agencyName === agency)),
    [actions, which, agency],
  )
  return (
    <>
      <Group gap="sm" mb="xs">
        <SegmentedControl
          aria-label="Status"
          data={choices}
          value={which}
          onChange={value => setWhich(value as Which)}
        />
        <Select
          aria-label="Agency"
          placeholder="Every agency"
          clearable
          searchable
          w={220}
          data={agencies}
          value={agency}
          onChange={setAgency}
        />
        <Text role="status" c="dimmed">
          {countOf(shown.length, 'action')} of {actions.length}
        </Text>
      </Group>
      <Box flex={1} mih={0}>
        <ActionTable
          label="Actions"
          actions={shown}
          fill
          empty="No action fits. Choose another status or agency."
        />
      </Box>
    </>
  )
}

function fits({ status, overdue }: Action, which: Which) {
  if (which === 'all') return true
  if (which === 'overdue') return overdue
  return which === 'open' ? !isEnded(status) : status === which
}
