import type { imports } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import type { DatedCode } from '../../incidents/category-codes.ts'
import { sourceOf } from '../sources.store.ts'
import { categoryOf, listCategories, saveTable, type TableRow, tableRows } from './categories.store.ts'
import { changesOf } from './category-changes.ts'
import { precedentsOf, suggestCode } from './category-suggestion.ts'
import { categoryUse } from './category-use.ts'
import { nameOfCode } from './schemes.ts'

type CategoryHandlers = Pick<
  HandlersOf<typeof imports>,
  'categories' | 'saveCategoryCodes' | 'categoryHistory'
>

export const categoryHandlers: CategoryHandlers = {
  async categories({ db, bureau }, { sourceId }) {
    if (sourceId !== undefined) await sourceOf(db, sourceId)
    return viewsOf({ db, bureau }, category => sourceId === undefined || category.sourceId === sourceId)
  },
  async saveCategoryCodes({ db, bureau, host, person, changed }, { categoryId, version, codes }) {
    checkCodes(codes)
    const { login } = person
    await saveTable(db, { categoryId, version, codes, by: login, now: host.now() })
    changed('imports', 'incidents')
    const [saved] = await viewsOf({ db, bureau }, ({ id }) => id === categoryId)
    return saved!
  },
  async categoryHistory({ db }, { categoryId }) {
    await categoryOf(db, categoryId)
    return changesOf(await tableRows(db, categoryId))
  },
}

type Category = Awaited<ReturnType<typeof listCategories>>[number]

async function viewsOf(
  { db, bureau }: Pick<Context, 'db' | 'bureau'>,
  isWanted: (category: Category) => boolean,
) {
  const all = await listCategories(db)
  const tables = Map.groupBy(await tableRows(db), ({ categoryId }) => categoryId)
  const used = categoryUse(bureau.snapshot(), await bureau.codeTable(db))
  const precedents = precedentsOf(codedToday(all, tables))
  return all.filter(isWanted).map(category => {
    const rows = tables.get(category.id) ?? []
    const inForce = rows.filter(({ replacedAt }) => replacedAt === null)
    const use = used.get(category.id)
    return {
      ...category,
      count: use?.count ?? 0,
      uncoded: use?.uncoded ?? 0,
      firstDay: use?.firstDay ?? null,
      lastDay: use?.lastDay ?? null,
      codes: inForce.map(({ fromDay, code, madeAt, madeBy }) => ({ fromDay, code, madeAt, madeBy })),
      version: rows.length + (rows.length - inForce.length),
      suggestion: inForce.length > 0 ? null : suggestCode(category.words, precedents),
    }
  })
}

/** Words of a file, each with what it stands for already, or else with what it may stand for. */
export async function withCodes<W extends { words: string }>(
  db: Context['db'],
  found: readonly W[],
  tables: ReadonlyMap<string, DatedCode[]>,
) {
  const ofCategory = Map.groupBy(await tableRows(db), ({ categoryId }) => categoryId)
  const precedents = precedentsOf(codedToday(await listCategories(db), ofCategory))
  return found.map(each => {
    const table = tables.get(each.words) ?? []
    return { ...each, table, suggestion: table.length > 0 ? null : suggestCode(each.words, precedents) }
  })
}

function codedToday(categories: readonly Category[], tables: ReadonlyMap<number, readonly TableRow[]>) {
  return categories.flatMap(({ id, words, sourceName }) => {
    const code = tables.get(id)?.findLast(({ replacedAt }) => replacedAt === null)?.code ?? null
    return code === null ? [] : [{ words, sourceName, code }]
  })
}

function checkCodes(codes: readonly { fromDay: string | null; code: string | null }[]) {
  const unknown = codes.find(({ code }) => code !== null && nameOfCode(code) === null)
  if (unknown) {
    throw new AppError('invalid', `No scheme has the code ${unknown.code}.`, {
      next: 'Choose a code of a scheme.',
    })
  }
  const days = codes.map(({ fromDay }) => fromDay)
  const twice = days.find((day, i) => days.indexOf(day) !== i)
  if (twice === undefined) return
  throw new AppError('invalid', `Two codes begin ${twice === null ? 'at the beginning' : `on ${twice}`}.`, {
    next: 'Let each of them begin on a day of its own.',
  })
}
