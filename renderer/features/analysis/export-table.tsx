import { Button } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import { saveFile } from '../../client/files.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { sayDone, sayFailure } from '../../client/words.ts'
import { countOf } from '../../ui/counts.ts'

/** Writes a table of an analysis to a file. It leaves the bureau: that is entered in the register. */
export function ExportTable({ analysisId, tableKey }: { analysisId: number; tableKey: string }) {
  const exporting = useCommand('analysis.exportTable', { quiet: true })
  if (!useMayCall('analysis.exportTable')) return null
  async function save() {
    try {
      const { file, fileName, rows } = await exporting.mutateAsync({ analysisId, key: tableKey })
      if (await saveFile(file, fileName)) sayDone(`${countOf(rows, 'row')} written to ${fileName}.`)
    } catch (error) {
      sayFailure(error)
    }
  }
  return (
    <Button
      variant="subtle"
      leftSection={<IconFileExport size={15} aria-hidden />}
      loading={exporting.isPending}
      onClick={() => void save()}
    >
      Export as CSV
    </Button>
  )
}
