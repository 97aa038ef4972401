import { Button } from '@mantine/core'
import { IconFileExport } from '@tabler/icons-react'
import type { Filter, sortKeys } from '#shared/features/incidents/contract.ts'
import { saveFile } from '../../client/files.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useJob } from '../../client/use-desk.ts'
import { sayDone, sayFailure } from '../../client/words.ts'
import { countOf } from '../../ui/counts.ts'

type Sort = { key: (typeof sortKeys)[number]; descending: boolean }

/** Writes all rows of the filter to a file. It leaves the bureau: that is entered in the register. */
export function ExportRows({ filter, sort }: { filter: Filter; sort: Sort }) {
  const permitted = useMayCall('incidents.exportRows')
  const job = useJob('incidents.exportRows')
  if (!permitted) return null
  async function save() {
    try {
      const { file, fileName, rows } = await job.start({ filter, sort })
      if (await saveFile(file, fileName)) sayDone(`${countOf(rows, 'incident')} written to ${fileName}.`)
    } catch (error) {
      sayFailure(error)
    }
  }
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconFileExport size={15} aria-hidden />}
      loading={job.running !== undefined}
      onClick={() => void save()}
    >
      Export as CSV
    </Button>
  )
}
