import { IconTrash } from '@tabler/icons-react'
import type { AreaSet } from '#shared/features/areas/contract.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { countOf } from '../../ui/counts.ts'

export function RemoveAreaSet({ areaSet }: { areaSet: AreaSet }) {
  const remove = useCommand('areas.removeSet')
  if (!useMayCall('areas.removeSet')) return null
  return (
    <ConfirmButton
      leftSection={<IconTrash size={16} aria-hidden />}
      loading={remove.isPending}
      question={`Remove ${areaSet.name}?`}
      consequence={`Its ${countOf(areaSet.areas, 'area')} can no longer be filtered or counted by, and their figures go with them. The incidents stay. The file can be loaded again.`}
      confirm="Remove these areas"
      destructive
      onConfirm={() => remove.mutate({ areaSetId: areaSet.id })}
    >
      Remove this set
    </ConfirmButton>
  )
}
