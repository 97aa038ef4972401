import { counted } from '#shared/count-words.ts'
import type { measures } from '#shared/features/performance/measures.ts'
import { lastWholeMonth } from '#shared/features/performance/period-rules.ts'
import type { HandlersOf } from '../../../backend/context.ts'
import type { ReadWholeTable } from '../../imports/whole-table.ts'
import { localDay } from '../../incidents/local-time.ts'
import { examplesOf } from '../table-columns.ts'
import { readFigureRows, suggestFigureColumns } from './figure-rows.ts'
import { enterFigureRows } from './figures.store.ts'
import { insertEvent, measureRow } from './measures.store.ts'
import { refuseEntry } from './refuse-entry.ts'
import { measureOf } from './tell.handlers.ts'

/** Figures from a file: read by what imports read files by. */
export const measureFileHandlers: Pick<
  HandlersOf<typeof measures>,
  'inspectMeasureFile' | 'importFigures'
> = {
  async inspectMeasureFile({ db, files, workers }, { measureId, file }) {
    const { basis } = await measureRow(db, measureId)
    const table = await workers.run<ReadWholeTable>('imports/whole-table', { file: files.resolve(file) })
    return {
      fileName: table.fileName,
      rows: table.rows.length + table.unread.length,
      columns: examplesOf(table),
      suggested: suggestFigureColumns(table, basis),
    }
  },

  async importFigures(context, { measureId, file, columns }) {
    const { db, files, workers, host, person, changed } = context
    const row = await measureRow(db, measureId)
    const table = await workers.run<ReadWholeTable>('imports/whole-table', { file: files.resolve(file) })
    const lastMonth = lastWholeMonth(localDay(host.now().getTime() / 60_000))
    const { read: figures, notUnderstood, lines } = readFigureRows(table, columns, row.basis, lastMonth)
    refuseEntry(
      row,
      figures.map(({ force }) => force),
    )
    const at = host.now().toISOString()
    const { taken, replaced } = await enterFigureRows(db, measureId, figures, {
      how: 'imported',
      file_name: table.fileName,
      at,
      by_login: person.login,
    })
    await insertEvent(db, {
      measure_id: measureId,
      at,
      by_login: person.login,
      kind: 'imported',
      note: `${table.fileName}: ${counted(taken, 'figure')} taken (${replaced} in the place of others), ${figures.length - taken} unchanged, ${notUnderstood} not understood.`,
    })
    changed('performance')
    return {
      rows: table.rows.length + table.unread.length,
      taken,
      replaced,
      unchanged: figures.length - taken,
      notUnderstood,
      lines,
      measure: await measureOf(context, measureId),
    }
  },
}
