import { Text } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useParams } from 'react-router'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { Answered } from '../../../client/answered.tsx'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { useHelpTopic } from '../../../ui/help.tsx'
import { Attendance } from '../attendance.tsx'
import { CloseMeeting } from '../close-meeting.tsx'
import { InMeeting } from '../in-meeting.ts'
import { HeldItem } from './held-item.tsx'
import styles from './hold.module.css'
import { HoldBar } from './hold-bar.tsx'
import { QuorumLine } from './quorum-line.tsx'
import { useHoldKeys } from './use-hold-keys.ts'

type HoldPageProps = { evidence: (item: AgendaItem, meeting: Meeting) => ReactNode }

/** Meeting mode: one item at a time in large type, recorded without leaving it. */
export function HoldPage({ evidence }: HoldPageProps) {
  const meetingId = Number(useParams().meetingId)
  const question = useQuestion('tasking.meeting', { meetingId })
  useHelpTopic('meetings')
  return (
    <Answered question={question} height="100%" page="Meeting">
      {meeting => (
        <InMeeting value={meeting.status === 'planned' ? meetingId : null}>
          <Held
            key={meetingId}
            meeting={meeting}
            evidence={evidence}
            reread={async () => (await question.refetch()).data ?? meeting}
          />
        </InMeeting>
      )}
    </Answered>
  )
}

type HeldProps = HoldPageProps & { meeting: Meeting; reread: () => Promise<Meeting> }

function Held({ meeting, evidence, reread }: HeldProps) {
  const take = useCommand('tasking.takeItem')
  const room = useRef<HTMLDivElement>(null)
  // Where the meeting stood when the window or the backend went is where it goes on; attendance comes first.
  const [itemId, setItemId] = useState(meeting.current?.itemId ?? null)
  const at = meeting.agenda.findIndex(({ id }) => id === itemId)
  const item = meeting.agenda[at] ?? null
  const last = meeting.agenda.length
  // Places are the attendance, every item, and the end.
  const [ended, setEnded] = useState(false)
  const place = ended ? last + 1 : at + 1

  function goTo(to: number) {
    if (to < 0 || to > last + 1) return
    const next = meeting.agenda[to - 1]
    setEnded(to === last + 1)
    setItemId(next?.id ?? null)
    if (next && meeting.status === 'planned') take.mutate({ meetingId: meeting.id, itemId: next.id })
  }
  useHoldKeys(room, { next: () => goTo(place + 1), previous: () => goTo(place - 1) })
  useEffect(() => {
    // Said to those who hear it, and where the keyboard goes on.
    if (room.current?.dataset.place === String(place)) {
      room.current.querySelector<HTMLElement>('h1')?.focus()
    }
  }, [place])

  return (
    <div ref={room} className={styles.hold} data-place={place}>
      <HoldBar meeting={meeting} item={ended ? null : item} place={place} onGo={goTo} room={room} />
      {ended ? (
        <div className={styles.only}>
          <h1 tabIndex={-1}>The agenda is through</h1>
          <Text size="lg">{endWords(meeting)}</Text>
          <CloseMeeting meeting={meeting} />
        </div>
      ) : item ? (
        <HeldItem key={item.id} meeting={meeting} item={item} evidence={evidence} reread={reread} />
      ) : (
        <div className={styles.only}>
          <h1 tabIndex={-1}>Who is here</h1>
          <QuorumLine meeting={meeting} />
          <Attendance meeting={meeting} large />
          {last === 0 && (
            <Text>There is nothing on the agenda yet. Build it on the page of the meeting.</Text>
          )}
        </div>
      )}
    </div>
  )
}

function endWords({ agenda, actionsSet }: Meeting): string {
  const left = agenda.filter(({ state }) => state === 'carried' || state === 'open').length
  return `${agenda.length - left} of ${agenda.length} items dealt with, ${actionsSet.length} actions set. What is left comes before the next meeting.`
}
