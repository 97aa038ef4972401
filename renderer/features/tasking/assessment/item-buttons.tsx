import { ActionIcon, Button, Group, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconMap2, IconPencil } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { AssessmentItem } from '#shared/features/tasking/assessment.ts'
import { whyNotRemoveItem } from '#shared/features/tasking/assessment-rules.ts'
import { useMay, useMayCall } from '../../../client/use-bureau.ts'
import { FlagItem } from './flag-item.tsx'
import type { ItemLinks } from './item-links.ts'
import { RemoveItem } from './remove-item.tsx'

type ItemButtonsProps = ItemLinks & {
  item: AssessmentItem
  place: number
  last: number
  mayWrite: boolean
  editing: boolean
  moveTo: (place: number) => void
  onEdit: () => void
}

/** Where an item leads to, and what can be done with it. */
export function ItemButtons(props: ItemButtonsProps) {
  const { item, place, last, mayWrite, editing, moveTo, onEdit, mapOf, analysisOf } = props
  const mayMap = useMay('incidents.read')
  const mayFlag = useMayCall('tasking.flagAssessmentItem')
  const { title, filter, analysisId, profileId, flaggedItemId, removed } = item
  const mayRemove = mayWrite && whyNotRemoveItem({ removedAt: removed?.at ?? null, flaggedItemId }) === null
  const small = { variant: 'default', size: 'compact-sm' } as const
  return (
    <Group gap="xs" mt={6}>
      {mayMap && filter && (
        <Button
          component={Link}
          to={mapOf(filter)}
          {...small}
          leftSection={<IconMap2 size={15} aria-hidden />}
          aria-label={`Show on the map: ${title}`}
        >
          Show on the map
        </Button>
      )}
      {mayMap && analysisId !== null && (
        <Button component={Link} to={analysisOf(analysisId)} {...small} aria-label={`Analysis: ${title}`}>
          Analysis
        </Button>
      )}
      {profileId !== null && (
        <Button
          component={Link}
          to={`/profiles/${profileId}`}
          {...small}
          aria-label={`Problem profile: ${title}`}
        >
          Profile
        </Button>
      )}
      {mayFlag && flaggedItemId === null && <FlagItem item={item} />}
      {mayWrite && !editing && (
        <Button
          {...small}
          variant="subtle"
          leftSection={<IconPencil size={15} aria-hidden />}
          aria-label={`Edit ${title}`}
          onClick={onEdit}
        >
          Edit
        </Button>
      )}
      {mayWrite && (
        <Group gap={0} wrap="nowrap">
          <Tooltip label="Move up (Alt and ↑)">
            <ActionIcon
              aria-label={`Move up: ${title}`}
              aria-disabled={place === 0}
              {...(place === 0 ? { 'data-disabled': true } : {})}
              onClick={() => moveTo(place - 1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Move down (Alt and ↓)">
            <ActionIcon
              aria-label={`Move down: ${title}`}
              aria-disabled={place === last}
              {...(place === last ? { 'data-disabled': true } : {})}
              onClick={() => moveTo(place + 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      )}
      {mayRemove && <RemoveItem item={item} />}
    </Group>
  )
}
