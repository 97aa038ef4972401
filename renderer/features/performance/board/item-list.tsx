import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { BoardItemTold } from '#shared/features/performance/board.ts'
import { boardItemNames } from '#shared/features/performance/board-item-rules.ts'
import { formatDay } from '../../../ui/dates.ts'
import { ownerWords } from './board-words.ts'
import { ItemDrawer } from './item-drawer.tsx'

type ItemListProps = { label: string; items: readonly BoardItemTold[]; empty: string }

/** What the board said, each with its owner and its day; its number opens it. */
export function ItemList({ label, items, empty }: ItemListProps) {
  const [openId, setOpenId] = useState<number | null>(null)
  const open = items.find(({ id }) => id === openId)
  if (items.length === 0) return <Text c="dimmed">{empty}</Text>
  return (
    <>
      <Table.ScrollContainer minWidth={640}>
        <Table aria-label={label} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={86}>Number</Table.Th>
              <Table.Th>What</Table.Th>
              <Table.Th w="24%">Owner</Table.Th>
              <Table.Th w={110}>Due</Table.Th>
              <Table.Th w={120}>State</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map(item => (
              <Table.Tr key={item.id}>
                <Table.Td>
                  <Button variant="subtle" size="compact-sm" onClick={() => setOpenId(item.id)}>
                    {item.number}
                  </Button>
                </Table.Td>
                <Table.Td>
                  <Stack gap={0}>
                    <Text>
                      <Text span fs="italic">
                        {boardItemNames[item.kind]}:
                      </Text>{' '}
                      {item.what}
                    </Text>
                    {item.answer && (
                      <Text size="xs" c="dimmed">
                        {item.answer}
                      </Text>
                    )}
                  </Stack>
                </Table.Td>
                <Table.Td>{ownerWords(item)}</Table.Td>
                <Table.Td>{item.dueOn ? formatDay(item.dueOn) : '–'}</Table.Td>
                <Table.Td>
                  <StateBadge item={item} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {open && <ItemDrawer key={open.id} item={open} onClose={() => setOpenId(null)} />}
    </>
  )
}

function StateBadge({ item: { state, overdue, carried } }: { item: BoardItemTold }) {
  const words = overdue ? 'Overdue' : { open: 'Open', done: 'Done', dropped: 'Dropped' }[state]
  const color = overdue ? 'red' : state === 'done' ? 'green' : 'gray'
  return (
    <Group gap={4}>
      <Badge color={color}>{words}</Badge>
      {state === 'open' && carried > 0 && (
        <Text size="xs" c="dimmed">
          carried {carried}×
        </Text>
      )}
    </Group>
  )
}
