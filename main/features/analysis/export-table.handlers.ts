import type { tableExports } from '#shared/features/analysis/export-table.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { csvFileName } from '../incidents/csv.ts'
import { localDay } from '../incidents/local-time.ts'
import { readTable } from './analysis.store.ts'
import { tableAsCsv } from './telling/table-csv.ts'

export const tableExportHandlers: HandlersOf<typeof tableExports> = {
  async exportTable({ db, bureau, files, host }, { analysisId, key }) {
    const table = await readTable(db, analysisId, key)
    const madeOn = localDay(host.now().getTime() / 60_000)
    const marking = await bureau.marking(db)
    const fileName = csvFileName([`Analysis ${analysisId}`, table.title, madeOn, marking])
    return { file: await files.release(fileName, Buffer.from(tableAsCsv(table))), fileName, rows: table.rows }
  },
}
