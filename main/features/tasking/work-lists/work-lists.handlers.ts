import { readFile, stat } from 'node:fs/promises'
import { dayWords } from '#shared/day-words.ts'
import { clearsOn, leftOn, plainWeights, urgencyOf, type Weights } from '#shared/features/tasking/backlog.ts'
import type { WorkRow, workLists } from '#shared/features/tasking/work-lists.ts'
import { AppError } from '#shared/rpc/error.ts'
import { plusDays } from '#shared/working-days.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import type { Row } from '../../../store/schema.ts'
import { doerOf, todayOf } from '../action-reading.handlers.ts'
import {
  insertWorkList,
  listWorkLists,
  markWorkRow,
  weighWorkList,
  workListOf,
  workListRows,
} from './work-lists.store.ts'
import { workRows } from './work-rows.ts'
import { workTable } from './work-table.files.ts'

const mostBytes = 10 * 1024 * 1024

export const workListHandlers: HandlersOf<typeof workLists> = {
  workLists: context => listWorkLists(context.db, todayOf(context)),
  async inspectWorkList({ files }, { file }) {
    const { header, rows } = await tableIn(files, file)
    return { header, rows: rows.slice(0, 5).map(({ cells }) => cells), count: rows.length }
  },
  async loadWorkList(context, { file, name, columns }) {
    const { db, files, changed } = context
    if (columns.reference === undefined) {
      throw new AppError('invalid', 'No column is the reference.', {
        next: 'Say which column names each piece of work.',
      })
    }
    const table = await tableIn(files, file)
    const { rows, faults } = workRows(table.rows, columns, todayOf(context))
    if (rows.length === 0) {
      throw new AppError('invalid', 'No row of this file can be taken.', {
        next: faults[0] ? `Line ${faults[0].line}: ${faults[0].reason}` : 'Choose a table with rows.',
      })
    }
    const { at, by } = doerOf(context)
    const list = { name, file_name: files.resolve(file).name, loaded_at: at, loaded_by: by }
    const id = await insertWorkList(db, { ...list, weights: plainWeights }, rows)
    changed('tasking')
    return { list: await workListOf(db, id, todayOf(context)), faults }
  },
  async workList(context, { workListId, on, lookBackDays }) {
    const { db } = context
    const today = todayOf(context)
    const list = await workListOf(db, workListId, today)
    const rows = await workListRows(db, workListId)
    const since = plusDays(today, -lookBackDays)
    const within = (day: string | null) => day !== null && day > since && day <= today
    const rate = {
      due: rows.filter(({ done_on, due_on }) => done_on === null && (due_on === null || due_on <= today))
        .length,
      done: rows.filter(({ done_on }) => within(done_on)).length,
      inflow: rows.filter(({ due_on }) => within(due_on)).length,
      days: lookBackDays,
    }
    const day = on ?? plusDays(today, 91)
    return {
      list,
      rows: rows
        .map(row => shown(row, list.weights, today))
        .sort(
          (a, b) => Number(a.doneOn !== null) - Number(b.doneOn !== null) || b.score - a.score || a.id - b.id,
        ),
      forecast: { ...rate, on: day, ...leftOn(rate, today, day), clears: clearsOn(rate, today) },
    }
  },
  async weighWorkList(context, { workListId, version, weights }) {
    await weighWorkList(context.db, workListId, version, weights)
    context.changed('tasking')
    return workListOf(context.db, workListId, todayOf(context))
  },
  async markWork(context, { rowId, doneOn }) {
    const today = todayOf(context)
    if (doneOn !== null && doneOn > today) {
      throw new AppError('invalid', `${dayWords(doneOn)} is still to come.`, {
        next: 'Give the day on which it was done.',
      })
    }
    const row = await markWorkRow(context.db, rowId, doneOn, context.person.login)
    const { weights } = await workListOf(context.db, row.work_list_id, today)
    context.changed('tasking')
    return shown(row, weights, today)
  },
}

async function tableIn(files: Context['files'], reference: string) {
  const { path, name } = files.resolve(reference)
  if ((await stat(path)).size > mostBytes) {
    throw new AppError('invalid', `${name} is larger than any work list.`, {
      next: 'Choose the list itself.',
    })
  }
  return workTable(await readFile(path), name)
}

function shown(row: Row<'work_list_row'>, weights: Weights, today: string): WorkRow {
  const times = { lastOn: row.last_on, dueOn: row.due_on, doneOn: row.done_on }
  return {
    id: row.id,
    reference: row.reference,
    unit: row.unit,
    risk: row.risk,
    ...times,
    doneBy: row.done_by,
    score: urgencyOf({ risk: row.risk, ...times }, weights, today).score,
  }
}
