import { Text } from '@mantine/core'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { ActionTable } from './action-table.tsx'

/** The actions set on one profile. */
export function ProfileActions({ profileId }: { profileId: number }) {
  const actions = useQuestion('tasking.actions', { profileId })
  return (
    <Answered question={actions}>
      {rows =>
        rows.length === 0 ? (
          <Text c="dimmed">No actions yet. They are set at the meeting that adopts the profile.</Text>
        ) : (
          <ActionTable label="Actions of this profile" actions={rows} narrow />
        )
      }
    </Answered>
  )
}
