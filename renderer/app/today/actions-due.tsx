import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Action } from '#shared/features/tasking/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useToday } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { overdueBy } from '../../ui/days.ts'
import { Late } from '../../ui/late.tsx'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'

const mostShown = 8

/** The open actions, those longest overdue first. */
export function ActionsDue() {
  const actions = useQuestion('tasking.actions', { ended: false })
  const overdue = actions.data?.filter(action => action.overdue).length ?? 0
  return (
    <Section
      title="Open actions"
      about={actions.data && `${countOf(actions.data.length, 'action')} open, ${overdue || 'none'} overdue`}
      actions={
        <Anchor component={Link} to="/tasking/actions">
          All actions
        </Anchor>
      }
    >
      <Answered question={actions} height={120}>
        {rows =>
          rows.length === 0 ? (
            <Text c="dimmed">Nothing is owed. Actions are set at meetings.</Text>
          ) : (
            <ul className={ruled.close}>
              {[...rows]
                .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
                .slice(0, mostShown)
                .map(action => (
                  <li key={action.id}>
                    <Owed action={action} />
                  </li>
                ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  )
}

function Owed({ action }: { action: Action }) {
  const today = useToday()
  return (
    <>
      <Anchor component={Link} to={`/tasking/actions?action=${action.id}`}>
        {action.what}
      </Anchor>
      <Group gap={6}>
        <Text size="xs" c="dimmed">
          {action.number} · {action.agencyName}, {action.owner} · due {formatDay(action.dueOn)}
        </Text>
        {action.overdue && <Late words={overdueBy(action.dueOn, today)} />}
      </Group>
    </>
  )
}
