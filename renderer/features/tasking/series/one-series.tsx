import { Anchor, Button, Group, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Series } from '#shared/features/tasking/series.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { countOf } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'
import { Members } from './members.tsx'
import styles from './series.module.css'

/** One series: its rhythm, its next dates, its members. */
export function OneSeries({ series, onEdit }: { series: Series; onEdit: () => void }) {
  const mayWrite = useMayCall('tasking.saveSeries')
  const { everyWeeks, startsAt, lastsMinutes, place, chair, quorum, members } = series
  return (
    <Section
      title={series.name}
      about={[
        everyWeeks === 1 ? 'Every week' : `Every ${everyWeeks} weeks`,
        `${startsAt}, ${countOf(lastsMinutes, 'minute')}`,
        place,
        chair && `chaired by ${chair}`,
        quorum === null ? 'no quorum set' : `quorum ${quorum} of ${countOf(members.length, 'member')}`,
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        mayWrite && (
          <Button variant="default" onClick={onEdit}>
            Change
          </Button>
        )
      }
    >
      <div className={styles.sides}>
        <Dates series={series} mayWrite={mayWrite} />
        <Members series={series} mayWrite={mayWrite} />
      </div>
    </Section>
  )
}

function Dates({ series, mayWrite }: { series: Series; mayWrite: boolean }) {
  const plan = useCommand('tasking.planMeeting')
  const skip = useCommand('tasking.skipDay')
  const navigate = useNavigate()
  const [leaving, setLeaving] = useState<string | null>(null)
  return (
    <div>
      <Table aria-label="Next dates">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Next dates</Table.Th>
            <Table.Th ta="right">{mayWrite ? 'What to do' : 'Meeting'}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {series.next.map(({ day, meetingId }) => (
            <Table.Tr key={day}>
              <Table.Td>{formatDay(day)}</Table.Td>
              <Table.Td ta="right">
                {meetingId !== null ? (
                  <Anchor component={Link} to={`/tasking/meetings/${meetingId}`}>
                    Planned: open it
                  </Anchor>
                ) : leaving === day ? (
                  <LeaveOut
                    day={day}
                    onCancel={() => setLeaving(null)}
                    onReason={reason =>
                      skip.mutate({ seriesId: series.id, day, reason }, { onSuccess: () => setLeaving(null) })
                    }
                  />
                ) : (
                  mayWrite && (
                    <Group gap={4} justify="flex-end" wrap="nowrap">
                      <Button
                        variant="default"
                        size="compact-sm"
                        aria-label={`Plan it: the meeting of ${formatDay(day)}`}
                        loading={plan.isPending}
                        onClick={() =>
                          plan.mutate(
                            { seriesId: series.id, heldOn: day },
                            { onSuccess: made => void navigate(`/tasking/meetings/${made.meetingId}`) },
                          )
                        }
                      >
                        Plan it
                      </Button>
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        aria-label={`Leave out ${formatDay(day)}`}
                        onClick={() => setLeaving(day)}
                      >
                        Leave out
                      </Button>
                    </Group>
                  )
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {series.skipped.map(({ day, reason }) => (
        <Group key={day} gap="xs" mt={4}>
          <Text size="xs" c="dimmed">
            Left out: {formatDay(day)}, {reason}
          </Text>
          {mayWrite && (
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={`Take it back in: ${formatDay(day)}`}
              onClick={() => skip.mutate({ seriesId: series.id, day, reason: '' })}
            >
              Take it back in
            </Button>
          )}
        </Group>
      ))}
    </div>
  )
}

type LeaveOutProps = { day: string; onReason: (reason: string) => void; onCancel: () => void }

function LeaveOut({ day, onReason, onCancel }: LeaveOutProps) {
  const [reason, setReason] = useState('')
  return (
    <form
      aria-label={`Leave out ${formatDay(day)}`}
      onSubmit={event => {
        event.preventDefault()
        if (reason.trim()) onReason(reason)
      }}
    >
      <Group gap={4} justify="flex-end" wrap="nowrap">
        <TextInput
          aria-label="Why nobody meets"
          placeholder="Why: a holiday…"
          maxLength={200}
          autoFocus
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-sm">
          Leave out
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={onCancel}>
          Not now
        </Button>
      </Group>
    </form>
  )
}
