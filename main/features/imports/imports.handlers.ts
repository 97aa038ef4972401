import type { imports } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { categoryHandlers, withCodes } from './categories/categories.handlers.ts'
import { tablesOfSource } from './categories/categories.store.ts'
import { schemes } from './categories/schemes.ts'
import type { run as readChosenDates } from './chosen-dates.worker.ts'
import { dropHandlers, withDropFolder } from './dropping/drop.handlers.ts'
import type { run as readFirstLines } from './first-lines.worker.ts'
import { freshnessBoard } from './freshness/freshness.handlers.ts'
import { importOf, listImports, reasonsOf } from './imports.store.ts'
import type { run as inspectFile } from './inspect.worker.ts'
import { listIssues, listRejects, showIdentities } from './keeping/rejects.handlers.ts'
import { countMended } from './keeping/rejects.store.ts'
import { undoImport } from './keeping/undo.store.ts'
import type { run as previewFile } from './preview.worker.ts'
import { unpack } from './reading/archive.handlers.ts'
import { importUnderWay, runImport } from './run-import.handlers.ts'
import { listSources, saveSourceRow, sourceOf } from './sources.store.ts'
import { checkMapping } from './table-checks.ts'
import { mappingsOf } from './understanding/mapping-versions.store.ts'
import { knownMappings } from './understanding/mappings.store.ts'
import {
  findPlaces,
  knownPlacesFor,
  loadPostcodes,
  postcodeFile,
} from './understanding/postcodes.handlers.ts'

export const importsHandlers: HandlersOf<typeof imports> = {
  unpack,
  async inspect({ db, files, workers }, { file, sourceId, written }) {
    const found = files.resolve(file)
    if (sourceId !== undefined) await sourceOf(db, sourceId)
    const {
      rows,
      sourceId: knownBy,
      ...inspection
    } = await workers.run<typeof inspectFile>('imports/inspect', {
      file: found,
      known: await knownMappings(db, sourceId),
      ...(written ? { written } : {}),
    })
    return { ...inspection, suggestedSourceId: sourceId ?? knownBy, fileName: found.name }
  },
  chosenDates: ({ files, workers }, { file, written, column }) =>
    workers.run<typeof readChosenDates>('imports/chosen-dates', {
      file: files.resolve(file),
      written,
      column,
    }),
  firstLines: ({ files, workers }, { file, written }) =>
    workers.run<typeof readFirstLines>('imports/first-lines', { file: files.resolve(file), written }),

  async preview({ db, bureau, files, workers, host }, { file, mapping, sourceId }) {
    checkMapping(mapping)
    const nowMinute = Math.floor(host.now().getTime() / 60_000)
    const tables = sourceId === undefined ? new Map() : await tablesOfSource(db, sourceId)
    const known = await knownPlacesFor({ db, bureau }, mapping)
    const input = { file: files.resolve(file), mapping, nowMinute, tables, known }
    const preview = await workers.run<typeof previewFile>('imports/preview', input)
    return { ...preview, categories: await withCodes(db, preview.categories, tables) }
  },
  run: runImport,
  postcodeFile,
  findPlaces,
  loadPostcodes,
  list: ({ db }) => listImports(db),
  async get({ db }, { importId }) {
    const summary = await importOf(db, importId)
    return {
      ...summary,
      reasons: await reasonsOf(db, summary),
      mended: await countMended(db, importId),
    }
  },
  issues: listIssues,
  async undo({ db, bureau, changed }, { importId }) {
    await importOf(db, importId)
    if (importUnderWay(bureau)) {
      throw new AppError('conflict', 'An import is under way: its rows may be duplicates of these.', {
        next: 'Wait until it has ended, or cancel it.',
      })
    }
    const keptByOthers = await undoImport(db, importId)
    changed('imports', 'incidents')
    return { ...(await importOf(db, importId)), keptByOthers }
  },
  identities: showIdentities,
  rejects: listRejects,
  freshness: freshnessBoard,
  ...dropHandlers((context, asked) => importsHandlers.inspect(context, asked)),
  async mappings({ db }, { sourceId }) {
    await sourceOf(db, sourceId)
    return mappingsOf(db, sourceId)
  },
  sources: ({ db }) => listSources(db),
  async saveSource(context, source) {
    const { db, changed } = context
    const saved = await saveSourceRow(db, await withDropFolder(context, source))
    changed('imports', 'settings')
    return saved
  },
  schemes: () =>
    schemes.map(({ key, short, name, until, codes }) => ({
      key,
      short,
      name,
      until,
      codes: codes.map(({ code, name, to }) => ({
        code,
        name,
        answersTo: Object.entries(to).map(([scheme, other]) => `${scheme}:${other}`),
      })),
    })),
  ...categoryHandlers,
}
