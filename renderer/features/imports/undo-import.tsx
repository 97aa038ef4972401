import { IconArrowBackUp } from '@tabler/icons-react'
import type { ImportSummary } from '#shared/features/imports/contract.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { sayDone } from '../../client/words.ts'
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
      consequence={`${countOf(found.loaded, 'incident')} are taken out of the bureau, but for those that another file told too, and what this file told otherwise counts again as it was told before. Every map and count is made afresh. The record of this import stays, and the file can be imported again.`}
      confirm="Undo this import"
      destructive
      onConfirm={() =>
        undo.mutate(
          { importId: found.id },
          {
            onSuccess: ({ keptByOthers }) => {
              if (keptByOthers > 0)
                sayDone(`${countOf(keptByOthers, 'incident')} stayed: other files told them too.`)
            },
          },
        )
      }
    >
      Undo this import
    </ConfirmButton>
  )
}
