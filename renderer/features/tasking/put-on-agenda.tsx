import { Button, Menu } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { sayDone } from '../../client/words.ts'
import { formatDay } from '../../ui/dates.ts'

/** Brings a raised profile before a planned meeting. */
export function PutOnAgenda({ profileId }: { profileId: number }) {
  const meetings = useQuestion('tasking.meetings')
  const put = useCommand('tasking.putOnAgenda')
  if (!useMayCall('tasking.putOnAgenda')) return null
  const planned = (meetings.data ?? []).filter(({ status }) => status === 'planned')
  if (planned.length === 0) {
    return (
      <Button component={Link} to="/tasking" variant="default">
        Plan a meeting
      </Button>
    )
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconCalendarPlus size={16} aria-hidden />}
          loading={put.isPending}
        >
          Put on an agenda
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {planned.map(({ id, title, heldOn }) => (
          <Menu.Item
            key={id}
            onClick={() =>
              put.mutate(
                { meetingId: id, profileId },
                { onSuccess: () => sayDone(`It is on the agenda of ${formatDay(heldOn)}.`) },
              )
            }
          >
            {formatDay(heldOn)} {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
