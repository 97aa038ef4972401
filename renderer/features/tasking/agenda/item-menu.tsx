import { ActionIcon, Menu } from '@mantine/core'
import {
  IconCheck,
  IconDots,
  IconPencil,
  IconPlayerSkipForward,
  IconRotate,
  IconX,
} from '@tabler/icons-react'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import { whyNotRemove } from '#shared/features/tasking/agenda-rules.ts'
import { useCommand } from '../../../client/use-desk.ts'

type ItemMenuProps = { item: AgendaItem; actions: number; onEdit: () => void }

/** What else can be done with an item. */
export function ItemMenu({ item, actions, onEdit }: ItemMenuProps) {
  const mark = useCommand('tasking.markItem')
  const remove = useCommand('tasking.removeItem')
  const stays = whyNotRemove({ notes: item.notes, isDecided: item.decision !== null, actions })
  const as = (state: AgendaItem['state']) => () => mark.mutate({ itemId: item.id, state })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={`More on ${item.title}`} loading={mark.isPending || remove.isPending}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={onEdit}>
          Change title or minutes
        </Menu.Item>
        {item.state !== 'dealt-with' && (
          <Menu.Item leftSection={<IconCheck size={15} aria-hidden />} onClick={as('dealt-with')}>
            Dealt with
          </Menu.Item>
        )}
        {item.state !== 'carried' && (
          <Menu.Item leftSection={<IconPlayerSkipForward size={15} aria-hidden />} onClick={as('carried')}>
            Leave it for the next meeting
          </Menu.Item>
        )}
        {item.state !== 'open' && (
          <Menu.Item leftSection={<IconRotate size={15} aria-hidden />} onClick={as('open')}>
            Open again
          </Menu.Item>
        )}
        {!stays && (
          <Menu.Item
            leftSection={<IconX size={15} aria-hidden />}
            onClick={() => remove.mutate({ itemId: item.id })}
          >
            Take off the agenda
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
