import { IconArrowBackUp } from '@tabler/icons-react'
import type { ImportSummary } from '#shared/features/imports/contract.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { countOf } from '../../ui/counts.ts'

/** Takes an import back whole. */
export function UndoImport({ found }: { found: ImportSummary }) {
  const undo = useCommand('imports.undo')
  const permitted = useMayCall('imports.undo')
  if (!permitted || found.status !== 'done') return null
  return (
    <ConfirmButton
      leftSection={<IconArrowBackUp size={16} aria-hidden />}
      loading={undo.isPending}
      question={`Undo the import of ${found.fileName}?`}
      consequence={`${countOf(found.loaded, 'incident')} are taken out of the bureau, and every map and count is made without them. The record of this import stays, and the file can be imported again.`}
      confirm="Undo this import"
      destructive
      onConfirm={() => undo.mutate({ importId: found.id })}
    >
      Undo this import
    </ConfirmButton>
  )
}
