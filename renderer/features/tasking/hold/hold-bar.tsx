import { ActionIcon, Anchor, Button, Group, Text, Tooltip } from '@mantine/core'
import { IconArrowsMaximize, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { HelpHere } from '../../../ui/help.tsx'
import styles from './hold.module.css'
import { UndoMenu } from './undo-menu.tsx'

type HoldBarProps = {
  meeting: Meeting
  item: AgendaItem | null
  place: number
  onGo: (place: number) => void
  room: RefObject<HTMLElement | null>
}

/** Where the meeting is, how long the item has taken, and the way on. */
export function HoldBar({ meeting, item, place, onGo, room }: HoldBarProps) {
  const last = meeting.agenda.length
  return (
    <div className={styles.bar}>
      <Group gap="xs" wrap="nowrap" miw={0}>
        <Anchor component={Link} to={`/tasking/meetings/${meeting.id}`} truncate>
          {meeting.title}
        </Anchor>
        <Text c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {item ? `Item ${place} of ${last}` : place === 0 ? 'Attendance' : 'End'}
        </Text>
        {item && <Timer meeting={meeting} item={item} />}
      </Group>
      <Group gap="xs" wrap="nowrap">
        <UndoMenu meetingId={meeting.id} />
        <Tooltip label="Full screen">
          <ActionIcon
            aria-label="Full screen"
            size="lg"
            onClick={() =>
              document.fullscreenElement
                ? void document.exitFullscreen()
                : void room.current?.requestFullscreen()
            }
          >
            <IconArrowsMaximize size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <HelpHere />
        <Button
          variant="default"
          leftSection={<IconChevronLeft size={16} aria-hidden />}
          disabled={place === 0}
          onClick={() => onGo(place - 1)}
          title="Page up"
        >
          Previous
        </Button>
        <Button
          rightSection={<IconChevronRight size={16} aria-hidden />}
          disabled={place > last}
          onClick={() => onGo(place + 1)}
          title="Page down"
        >
          Next
        </Button>
      </Group>
    </div>
  )
}

const dayMilliseconds = 86_400_000

/** How long the item has been before the group, against what was planned. */
function Timer({ meeting: { current }, item }: { meeting: Meeting; item: AgendaItem }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(ticking)
  }, [])
  const since = current?.itemId === item.id ? Date.parse(current.since) : null
  // By the time of day: the demonstration bureau has a day of its own.
  const running = since === null ? 0 : (((now - since) % dayMilliseconds) + dayMilliseconds) % dayMilliseconds
  // A clock of the window that runs behind the backend's is no day passed.
  const seconds = item.secondsTaken + (running > dayMilliseconds / 2 ? 0 : Math.floor(running / 1000))
  const over = Math.floor(seconds / 60) - item.minutesPlanned
  return (
    <Text
      role="timer"
      aria-label="Time on this item"
      fw={600}
      style={{ whiteSpace: 'nowrap' }}
      c={over >= 0 && item.minutesPlanned > 0 ? 'var(--mantine-color-error)' : 'var(--mantine-color-text)'}
    >
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')} of {item.minutesPlanned} min
      {over > 0 && `, ${over} over`}
    </Text>
  )
}
