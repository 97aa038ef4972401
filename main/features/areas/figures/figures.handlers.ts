import type { areaFigures } from '#shared/features/areas/figures.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../../backend/context.ts'
import { listAreas, requireAreaSet } from '../areas.store.ts'
import type { run as describe } from './describe.worker.ts'
import { addFigures, listFigures, readFigure, removeFigures } from './figures.store.ts'
import type { run as match } from './match.worker.ts'

export const figuresHandlers: HandlersOf<typeof areaFigures> = {
  async inspectFigures({ db, files, workers }, { file, areaSetId }) {
    await requireAreaSet(db, areaSetId)
    const codes = (await listAreas(db, areaSetId)).map(({ code }) => code)
    return workers.run<typeof describe>('areas/figures/describe', { file: files.resolve(file), codes })
  },

  async loadFigures(context, { file, areaSetId, codeColumn, columns, origin }) {
    const { db, files, host, workers, changed } = context
    await requireAreaSet(db, areaSetId)
    const areas = (await listAreas(db, areaSetId)).map(({ id, code }) => ({ id, code }))
    const { fileName, rows, values, ...told } = await workers.run<typeof match>('areas/figures/match', {
      file: files.resolve(file),
      areas,
      codeColumn,
      columns,
    })
    if (told.matched === 0) {
      const some = told.unmatchedLines.slice(0, 3).map(({ code }) => code)
      const seen = some.length > 0 ? `, but for example ${some.join(', ')}` : ''
      throw new AppError('invalid', `No row of ${fileName} carries a code of this area set${seen}.`, {
        next: 'Choose the column that holds the codes of the areas, or the area set that the file is about.',
      })
    }
    // The set may have gone while the file was read.
    await requireAreaSet(db, areaSetId)
    const loadedAt = host.now().toISOString()
    const figures = await addFigures(db, { areaSetId, origin, fileName, loadedAt, columns, values })
    changed('areas')
    return { figures, rows, ...told }
  },

  figures: ({ db }, { areaSetId }) => listFigures(db, areaSetId),
  figureValues: ({ db }, { areaFigureId }) => readFigure(db, areaFigureId),

  async removeFigures({ db, changed }, { areaFigureIds }) {
    await removeFigures(db, areaFigureIds)
    changed('areas')
  },
}
