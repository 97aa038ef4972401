import { Stack, Tabs } from '@mantine/core'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { CountedCondition } from './filter-conditions.tsx'
import { CountCondition } from './link-count.tsx'

/** The conditions asked for more rarely. */
export function MoreConditions(change: { filter: Filter; onChange: (filter: Filter) => void }) {
  return (
    <Tabs defaultValue="code" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="code">Standard code</Tabs.Tab>
        <Tabs.Tab value="channel">Channel</Tabs.Tab>
        <Tabs.Tab value="count">Counting</Tabs.Tab>
      </Tabs.List>
      <Stack pt="xs">
        <Tabs.Panel value="code">
          <CountedCondition kind="codes" {...change} />
        </Tabs.Panel>
        <Tabs.Panel value="channel">
          <CountedCondition kind="channels" {...change} />
        </Tabs.Panel>
        <Tabs.Panel value="count">
          <CountCondition {...change} />
        </Tabs.Panel>
      </Stack>
    </Tabs>
  )
}
