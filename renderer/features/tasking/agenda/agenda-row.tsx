import type { DraggableProvidedDragHandleProps } from '@hello-pangea/dnd'
import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Drawer,
  Group,
  Text,
  Tooltip,
  VisuallyHidden,
} from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import { agendaKindWords } from '#shared/features/tasking/agenda-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { countOf } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { LastMinutes } from '../minutes/last-minutes.tsx'
import styles from './agenda.module.css'
import { DecideItem } from './decide-item.tsx'
import { DecisionSaid, ItemBadge } from './decision-said.tsx'
import { EditItem } from './edit-item.tsx'
import { ItemMenu } from './item-menu.tsx'

type AgendaRowProps = {
  meeting: Meeting
  item: AgendaItem
  changes: boolean
  handle: DraggableProvidedDragHandleProps | null
  onMove: (by: number) => void
  isFirst: boolean
  isLast: boolean
}

/** One item: when, what, what was said of it, and what can be done with it. */
export function AgendaRow({ meeting, item, changes, handle, onMove, isFirst, isLast }: AgendaRowProps) {
  const mayDecide = useMayCall('tasking.decideItem')
  const [open, setOpen] = useState<'decide' | 'edit' | 'read' | null>(null)
  const close = () => setOpen(null)
  const actions = meeting.actionsSet.filter(({ agendaItemId }) => agendaItemId === item.id).length
  const decidable = changes && mayDecide && mayBeDecided(item)
  return (
    <>
      <div className={styles.row}>
        {changes ? (
          <span className={styles.handle} {...handle}>
            <IconGripVertical size={16} aria-hidden />
            <VisuallyHidden>Drag {item.title}</VisuallyHidden>
          </span>
        ) : (
          <span />
        )}
        <Text className={styles.time!} fw={600}>
          {item.startsAt}
        </Text>
        <div className={styles.words}>
          <Title item={item} />
          <Text size="xs" c="dimmed">
            {agendaKindWords[item.kind]} · {countOf(item.minutesPlanned, 'minute')}
            {item.carriedFrom && ` · carried from ${formatDay(item.carriedFrom)}`}
            {item.profile && ` · ${countOf(item.profile.count, 'incident')}`}
          </Text>
          {item.flagged?.note && <Text size="xs">{item.flagged.note}</Text>}
          {item.notes && (
            <Text size="xs" style={{ whiteSpace: 'pre-wrap' }}>
              {item.notes}
            </Text>
          )}
          <DecisionSaid decision={item.decision} />
        </div>
        <Group gap={2} wrap="nowrap">
          <ItemBadge item={item} />
          {decidable && open !== 'decide' && (
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Decide on ${item.title}`}
              onClick={() => setOpen('decide')}
            >
              {item.decision ? 'Decide again' : 'Decide'}
            </Button>
          )}
          {changes && (
            <>
              <Move
                icon={IconArrowUp}
                label={`Move ${item.title} up`}
                off={isFirst}
                onMove={() => onMove(-1)}
              />
              <Move
                icon={IconArrowDown}
                label={`Move ${item.title} down`}
                off={isLast}
                onMove={() => onMove(1)}
              />
              <ItemMenu item={item} actions={actions} onEdit={() => setOpen('edit')} />
            </>
          )}
        </Group>
      </div>
      {open === 'decide' && decidable && <DecideItem meeting={meeting} item={item} onDone={close} />}
      <Drawer opened={open === 'read'} onClose={close} title={item.title} size="lg">
        <LastMinutes meeting={meeting} item={item} />
      </Drawer>
      {open === 'edit' && changes && <EditItem item={item} onDone={close} />}
    </>
  )
}

/** A deferral may still be turned into a decision while the meeting lasts; so may what was agreed or noted. */
export function mayBeDecided({ kind, decision }: AgendaItem): boolean {
  if (kind === 'opening' || kind === 'last-minutes') return false
  return decision === null || (decision.kind !== 'adopt' && decision.kind !== 'decline')
}

function Title({ item: { title, profile, actionId, priorityId } }: { item: AgendaItem }) {
  const mayRead = useMayCall('profiles.get')
  const mayPriority = useMayCall('briefings.priority')
  if (profile && mayRead) {
    return (
      <Anchor component={Link} to={`/profiles/${profile.id}`} fw={600}>
        {profile.number} {profile.title}
      </Anchor>
    )
  }
  if (priorityId !== null && mayPriority) {
    return (
      <Anchor component={Link} to={`/briefings/priorities/${priorityId}`} fw={600}>
        {title}
      </Anchor>
    )
  }
  return (
    <Text fw={600}>
      {title}
      {actionId !== null && (
        <Badge ml={6} size="sm" color="orange">
          For the chair
        </Badge>
      )}
    </Text>
  )
}

type MoveProps = { icon: typeof IconArrowUp; label: string; off: boolean; onMove: () => void }

function Move({ icon: Picture, label, off, onMove }: MoveProps) {
  return (
    <Tooltip label={label}>
      {/* Not disabled where it leads nowhere: the keyboard would lose its place as the item reaches the end. */}
      <ActionIcon aria-label={label} aria-disabled={off} opacity={off ? 0.4 : 1} onClick={onMove}>
        <Picture size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
