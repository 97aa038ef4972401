import { Autocomplete, Checkbox, Stack, Text } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { quorumWords } from '#shared/features/tasking/quorum.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { Section } from '../../ui/section.tsx'
import { quorumOf } from './agenda/quorum-of.ts'
import styles from './tasking.module.css'

type AttendanceProps = {
  meeting: Meeting
  /** To be read from across the room; the quorum is then said beside it. */
  large?: boolean
}

/** Who sits at the table, agency by agency. */
export function Attendance({ meeting, large = false }: AttendanceProps) {
  const fixed = !useMayCall('tasking.setAttendance') || meeting.status === 'held'
  const present = meeting.attendance.filter(({ attending }) => attending).length
  return (
    <Section
      title="Attendance"
      about={`${present} of ${meeting.attendance.length} agencies.${large ? '' : ` ${quorumWords(quorumOf(meeting))}`}`}
    >
      {meeting.attendance.length === 0 ? (
        <Text>
          There are no agencies yet. <Link to="/settings/agencies">Add them under Settings</Link>.
        </Text>
      ) : (
        <Stack gap={fixed ? 0 : 6}>
          {meeting.attendance.map(agency =>
            fixed ? (
              <Attended key={agency.agencyId} agency={agency} held={meeting.status === 'held'} />
            ) : (
              <Attending key={agency.agencyId} meetingId={meeting.id} agency={agency} large={large} />
            ),
          )}
        </Stack>
      )}
    </Section>
  )
}

type Agency = Meeting['attendance'][number]

type AttendedProps = { agency: Agency; held: boolean }

/** Who was there, once that can no longer change, or for whoever does not record it. */
function Attended({ agency: { agencyName, attending, apologies, person }, held }: AttendedProps) {
  const absent = held ? 'did not attend' : 'not recorded yet'
  return (
    <div className={styles.attended}>
      {attending ? <IconCheck size={16} aria-hidden /> : <IconMinus size={16} aria-hidden />}
      <Text component="div">
        {agencyName}
        <Text size="xs" c="dimmed" component="div">
          {attending ? person || 'attended' : apologies ? 'sent apologies' : absent}
        </Text>
      </Text>
    </div>
  )
}

type AttendingProps = { meetingId: number; agency: Agency; large: boolean }

function Attending({ meetingId, agency, large }: AttendingProps) {
  const size = large ? 'md' : 'xs'
  const { agencyId, agencyName, attending, apologies, person, member, deputy } = agency
  const set = useCommand('tasking.setAttendance')
  const [typed, setTyped] = useState(person)
  useEffect(() => setTyped(person), [person])
  // Shown as ticked at once, the room does not wait for the answer; as answered once nothing is under way.
  const [ticked, setTicked] = useState(attending)
  useEffect(() => {
    if (!set.isPending) setTicked(attending)
  }, [attending, set.isPending])
  const save = (attends: boolean, who: string) => {
    setTicked(attends)
    set.mutate({ meetingId, agencyId, attending: attends, person: who })
  }
  return (
    <div className={large ? styles.attendingLarge : styles.attending}>
      <Checkbox
        size={size}
        label={agencyName}
        checked={ticked}
        onChange={event =>
          save(event.currentTarget.checked, typed || (event.currentTarget.checked ? member : ''))
        }
      />
      {!ticked && (
        <Checkbox
          size={size}
          label="Apologies"
          aria-label={`Apologies of ${agencyName}`}
          checked={apologies}
          onChange={event =>
            set.mutate({
              meetingId,
              agencyId,
              attending: false,
              person: '',
              apologies: event.currentTarget.checked,
            })
          }
        />
      )}
      <Autocomplete
        aria-label={`Who attends for ${agencyName}`}
        placeholder="Who"
        data={[...new Set([member, deputy].filter(Boolean))]}
        size={size}
        className={styles.who!}
        title={typed}
        maxLength={200}
        value={typed}
        onChange={setTyped}
        onBlur={() => {
          // Whoever is named is there.
          if (typed !== person) save(ticked || typed.trim() !== '', typed)
        }}
      />
    </div>
  )
}
