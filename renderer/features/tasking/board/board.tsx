import { Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Action } from '#shared/features/tasking/contract.ts'
import { type ActionStatus, isEnded } from '#shared/features/tasking/rules.ts'
import { useToday } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { ActionDrawer } from '../action-drawer.tsx'
import { useChanged } from '../use-changed.ts'
import { ActionCard } from './action-card.tsx'
import styles from './board.module.css'
import { type Group, type Grouping, groupsOf } from './groups.ts'

/** The actions in columns. A state that needs more than a move (blocked, an end) opens the action to say it. */
export function Board({ actions, grouping }: { actions: Action[]; grouping: Grouping }) {
  const today = useToday()
  const move = useCommand('tasking.moveAction')
  const changed = useChanged()
  // An address can lead to one action: `/tasking/actions?action=5`.
  const asked = Number(useSearchParams()[0].get('action'))
  const [open, setOpen] = useState<{ id: number; to: ActionStatus | null } | null>(
    asked > 0 ? { id: asked, to: null } : null,
  )

  function moveTo(action: Action, to: ActionStatus) {
    if (action.status === to) return
    if (isEnded(action.status) || isEnded(to) || to === 'blocked') setOpen({ id: action.id, to })
    else {
      const status = to as 'open' | 'in-progress'
      move.mutate(
        { actionId: action.id, version: action.version, status },
        { onSuccess: saved => changed(saved, `${action.number} is ${status.replace('-', ' ')}.`) },
      )
    }
  }
  const drop = (id: number, to: ActionStatus) => {
    const action = actions.find(one => one.id === id)
    if (action) moveTo(action, to)
  }

  return (
    <>
      <div className={styles.board}>
        {groupsOf(actions, grouping, today).map(group => (
          <Column key={group.key} group={group} onDrop={drop}>
            {group.actions.map(action => (
              <ActionCard
                key={action.id}
                action={action}
                withState={grouping !== 'state'}
                onOpen={() => setOpen({ id: action.id, to: null })}
                onMove={to => moveTo(action, to)}
              />
            ))}
          </Column>
        ))}
      </div>
      <ActionDrawer
        key={open ? `${open.id} ${open.to}` : 'none'}
        action={actions.find(({ id }) => id === open?.id) ?? null}
        to={open?.to ?? null}
        onClose={() => setOpen(null)}
      />
    </>
  )
}

type ColumnProps = {
  group: Group
  onDrop: (id: number, to: ActionStatus) => void
  children: React.ReactNode
}

function Column({ group: { key, label, status, actions }, onDrop, children }: ColumnProps) {
  const [over, setOver] = useState(false)
  const id = `column-${key.replace(/\W+/g, '-')}`
  return (
    <section
      className={styles.column}
      aria-labelledby={id}
      {...(over && { 'data-over': true })}
      onDragOver={event => {
        if (!status) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        setOver(false)
        if (status) onDrop(Number(event.dataTransfer.getData('text/plain')), status)
      }}
    >
      <Title order={2} id={id} mb={6}>
        {label}{' '}
        <Text span c="dimmed">
          {actions.length}
        </Text>
      </Title>
      {actions.length === 0 ? (
        <Text size="xs" c="dimmed">
          None
        </Text>
      ) : (
        // A column that scrolls can be reached by keyboard through its cards.
        <ul className={styles.cards}>{children}</ul>
      )}
    </section>
  )
}
