import type { LibraryEntry } from '#shared/features/library/contract.ts'
import { useCommand } from '../../client/use-desk.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'

export function RemoveIntervention({ entry: { rowId, number, title, version } }: { entry: LibraryEntry }) {
  const remove = useCommand('library.removeIntervention')
  return (
    <ConfirmButton
      variant="subtle"
      size="compact-sm"
      aria-label={`Remove ${title}`}
      loading={remove.isPending}
      question={`Remove ${number} from the library?`}
      consequence="What was written of it is lost."
      confirm="Remove it"
      destructive
      onConfirm={() => remove.mutate({ interventionId: rowId, version })}
    >
      Remove
    </ConfirmButton>
  )
}
