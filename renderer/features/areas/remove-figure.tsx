import { IconTrash } from '@tabler/icons-react'
import type { AreaFigure } from '#shared/features/areas/contract.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'

export function RemoveFigure({ figure }: { figure: AreaFigure }) {
  const remove = useCommand('areas.removeFigures')
  if (!useMayCall('areas.removeFigures')) return null
  return (
    <ConfirmButton
      leftSection={<IconTrash size={16} aria-hidden />}
      loading={remove.isPending}
      question={`Remove ${figure.name}?`}
      consequence="Nothing can be told per thousand of it any more. The areas stay, and the file can be loaded again."
      confirm="Remove this figure"
      destructive
      onConfirm={() => remove.mutate({ areaFigureIds: [figure.id] })}
    >
      Remove
    </ConfirmButton>
  )
}
