import { Button, Group, Select, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { AgendaItem } from './agenda-item.tsx'
import styles from './tasking.module.css'

/** The profiles before the meeting, each with what was decided. */
export function Agenda({ meeting }: { meeting: Meeting }) {
  const mayWrite = useMayCall('tasking.putOnAgenda')
  return (
    <Stack gap="xs">
      {meeting.agenda.length === 0 && (
        <Text c="dimmed">
          {meeting.status === 'held'
            ? 'No profile came before this meeting.'
            : 'Nothing is on the agenda yet. Add the profiles that were raised.'}
        </Text>
      )}
      <ul className={styles.list} aria-label="Agenda">
        {meeting.agenda.map(item => (
          <li key={item.profile.id} className={styles.item}>
            <AgendaItem meeting={meeting} item={item} />
          </li>
        ))}
      </ul>
      {mayWrite && meeting.status === 'planned' && <AddToAgenda meeting={meeting} />}
    </Stack>
  )
}

function AddToAgenda({ meeting }: { meeting: Meeting }) {
  const profiles = useQuestion('profiles.list')
  const put = useCommand('tasking.putOnAgenda')
  const [profileId, setProfileId] = useState<string | null>(null)
  const onAgenda = new Set(meeting.agenda.map(({ profile }) => profile.id))
  const raised = (profiles.data ?? []).filter(({ id, status }) => status === 'raised' && !onAgenda.has(id))
  if (raised.length === 0) {
    return (
      <Text size="xs" c="dimmed">
        No other profile is raised. Raise a profile on its own page to bring it here.
      </Text>
    )
  }
  return (
    <Group gap="xs" align="end">
      <Select
        label="Profile to add"
        placeholder={`${raised.length} raised`}
        flex={1}
        maw={420}
        searchable
        data={raised.map(({ id, number, title }) => ({ value: String(id), label: `${number} ${title}` }))}
        value={profileId}
        onChange={setProfileId}
      />
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={profileId === null}
        loading={put.isPending}
        onClick={() =>
          put.mutate(
            { meetingId: meeting.id, profileId: Number(profileId) },
            { onSuccess: () => setProfileId(null) },
          )
        }
      >
        Put on the agenda
      </Button>
    </Group>
  )
}
