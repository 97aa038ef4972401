import { Box, Group, Select, Stack } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { WorkList } from '#shared/features/tasking/work-lists.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { countOf } from '../../../ui/counts.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { TaskingLinks } from '../tasking-links.tsx'
import { NewWorkList } from './new-work-list.tsx'
import { OneWorkList } from './one-work-list.tsx'

/** Work with a clock: visits due, conferences to attend. */
export default function WorkListsPage() {
  const lists = useQuestion('tasking.workLists')
  return (
    <Page>
      <Stack h="100%" gap={0}>
        <PageHeader
          title="Work lists"
          about="Work with a clock, in the order the bureau weighs it, and when it clears at the present rate."
          actions={
            <>
              <NewWorkList />
              <HelpButton topic="work-lists" about="work lists" />
            </>
          }
        />
        <TaskingLinks />
        <Answered question={lists}>
          {rows =>
            rows.length === 0 ? (
              <EmptyState
                icon={IconListCheck}
                title="No work list yet"
                next="Choose New list and load a table, such as the visits that are due."
              />
            ) : (
              <Chosen lists={rows} />
            )
          }
        </Answered>
      </Stack>
    </Page>
  )
}

function Chosen({ lists }: { lists: WorkList[] }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const list = lists.find(({ id }) => String(id) === chosen) ?? lists[0]!
  return (
    <Stack flex={1} mih={0} gap="sm">
      <Group>
        <Select
          aria-label="Work list"
          w={420}
          allowDeselect={false}
          data={lists.map(({ id, name, rows, done }) => ({
            value: String(id),
            label: `${name} (${done} done of ${countOf(rows, 'row')})`,
          }))}
          value={String(list.id)}
          onChange={setChosen}
        />
      </Group>
      <Box flex={1} mih={0}>
        <OneWorkList key={list.id} list={list} />
      </Box>
    </Stack>
  )
}
