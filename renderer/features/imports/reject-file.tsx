import { Button } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import type { ImportSummary } from '#shared/features/imports/contract.ts'
import { saveFile } from '../../client/files.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { sayDone, sayFailure } from '../../client/words.ts'
import { countOf } from '../../ui/counts.ts'

/** The rejected rows with their reasons, as a file to hand back to the partner. */
export function RejectFile({ found }: { found: ImportSummary }) {
  const make = useCommand('imports.rejects')
  const permitted = useMayCall('imports.rejects')
  if (!permitted || found.rejected === 0 || found.status !== 'done') return null

  function save() {
    make.mutate(
      { importId: found.id },
      {
        onSuccess: ({ file, fileName, rows }) =>
          saveFile(file, fileName).then(
            saved => saved && sayDone(`${countOf(rows, 'row')} written to ${fileName}.`),
            sayFailure,
          ),
      },
    )
  }
  return (
    <Button
      variant="default"
      leftSection={<IconFileExport size={16} aria-hidden />}
      loading={make.isPending}
      onClick={save}
    >
      Reject file
    </Button>
  )
}
