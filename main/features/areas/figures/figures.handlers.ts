import type { areaFigures } from '#shared/features/areas/figures.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../../backend/context.ts'
import { listAreas, requireAreaSet } from '../areas.store.ts'
import { describeColumns } from './figure-columns.ts'
import { readFigureFile } from './figure-file.files.ts'
import { matchFigures } from './figure-rows.ts'
import { addFigures, listFigures, readFigure, removeFigures } from './figures.store.ts'

export const figuresHandlers: HandlersOf<typeof areaFigures> = {
  async inspectFigures({ db, files }, { file, areaSetId }) {
    await requireAreaSet(db, areaSetId)
    const table = await readFigureFile(files.resolve(file))
    const codes = (await listAreas(db, areaSetId)).map(({ code }) => code)
    return { fileName: table.fileName, rows: table.rows.length, ...describeColumns(table, codes) }
  },

  async loadFigures({ db, files, host, changed }, { file, areaSetId, codeColumn, columns, origin }) {
    await requireAreaSet(db, areaSetId)
    const table = await readFigureFile(files.resolve(file))
    const { values, ...told } = matchFigures(table, await listAreas(db, areaSetId), codeColumn, columns)
    if (told.matched === 0) {
      const some = told.unmatchedLines.slice(0, 3).map(({ code }) => code)
      const seen = some.length > 0 ? `, but for example ${some.join(', ')}` : ''
      throw new AppError('invalid', `No row of ${table.fileName} carries a code of this area set${seen}.`, {
        next: 'Choose the column that holds the codes of the areas, or the area set that the file is about.',
      })
    }
    const loadedAt = host.now().toISOString()
    const { fileName } = table
    const figures = await addFigures(db, { areaSetId, origin, fileName, loadedAt, columns, values })
    changed('areas')
    return { figures, rows: table.rows.length, ...told }
  },

  figures: ({ db }, { areaSetId }) => listFigures(db, areaSetId),
  figureValues: ({ db }, { areaFigureId }) => readFigure(db, areaFigureId),

  async removeFigures({ db, changed }, { areaFigureIds }) {
    await removeFigures(db, areaFigureIds)
    changed('areas')
  },
}
