import { Anchor, Radio, Stack, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { withCondition } from './filter-address.ts'

type CountConditionProps = { filter: Filter; onChange: (filter: Filter) => void }

/** Whether every call counts, or every event once however many agencies were told. */
export function CountCondition({ filter, onChange }: CountConditionProps) {
  const mayReview = useMayCall('incidents.linkSuggestions')
  return (
    <Stack gap="xs">
      <Radio.Group
        aria-label="What is counted"
        value={filter.count ?? 'calls'}
        onChange={value =>
          onChange(withCondition(filter, 'count', value === 'events' ? 'events' : undefined))
        }
      >
        <Stack gap="xs">
          <Radio value="calls" label="Calls" description="Every call counts, whoever was told." />
          <Radio
            value="events"
            label="Events"
            description="Calls linked to one event count once, by the earliest call in the selection."
          />
        </Stack>
      </Radio.Group>
      {mayReview && (
        <Text size="xs" c="dimmed">
          Calls are linked one by one under{' '}
          <Anchor component={Link} to="/imports/links" size="xs">
            Linked incidents
          </Anchor>
          .
        </Text>
      )}
    </Stack>
  )
}
