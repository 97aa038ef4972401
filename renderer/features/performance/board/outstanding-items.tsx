import { Stack, Text } from '@mantine/core'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { ItemList } from './item-list.tsx'

/** Everything the board still waits for, over all its meetings, the longest overdue first. */
export function OutstandingItems() {
  const items = useQuestion('performance.boardItems', { state: 'open' })
  return (
    <Answered question={items}>
      {open => (
        <Stack gap="xs">
          <Text c="dimmed" size="sm">
            {open.length} open, {open.filter(({ overdue }) => overdue).length} of them overdue
          </Text>
          <ItemList
            label="Outstanding"
            items={open.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))}
            empty="Nothing is outstanding."
          />
        </Stack>
      )}
    </Answered>
  )
}
