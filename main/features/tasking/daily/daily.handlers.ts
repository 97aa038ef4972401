import { createHash } from 'node:crypto'
import type { Daily, daily } from '#shared/features/tasking/daily.ts'
import { daysBetween, plusDays, workingDayBefore } from '#shared/working-days.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { csvFileName } from '../../incidents/csv.ts'
import { doerOf, todayOf } from '../action-reading.handlers.ts'
import { categoryWords, daySeen, seeDay, type Watched, watched } from './daily.store.ts'
import { dailyCsv } from './daily-csv.ts'

const usualDays = 28

export const dailyHandlers: HandlersOf<typeof daily> = {
  daily: (context, { day }) => readDaily(context, day ?? todayOf(context)),
  async seeDaily(context, { day }) {
    const { at, by } = doerOf(context)
    await seeDay(context.db, day, at, by)
    context.changed('tasking')
    return readDaily(context, day)
  },
  async exportDaily(context, { day, audience }) {
    const { db, bureau, files } = context
    const list = await readDaily(context, day)
    const bytes = Buffer.from(dailyCsv(list))
    const marking = await bureau.marking(db)
    const { at: made_at, by: made_by } = doerOf(context)
    const { number } = await bureau.enterDisclosure(db, {
      kind: 'daily-list',
      subject_id: 0,
      title: `Daily tasking of ${day}`,
      marking,
      audience,
      made_at,
      made_by,
      bytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    context.changed('profiles')
    const fileName = csvFileName([number, 'Daily tasking', day, marking])
    return { file: await files.release(fileName, bytes), fileName, number, rows: list.items.length }
  },
}

async function readDaily(context: Context, to: string): Promise<Daily> {
  const { db } = context
  const from = workingDayBefore(to)
  const words = await categoryWords(db)
  const items: Daily['items'] = []
  const calls = new Set<number>()
  for (const one of await watched(db)) items.push(await counted(context, one, words, { from, to }, calls))
  items.sort((a, b) => b.count - a.count || a.number.localeCompare(b.number))
  return { from, to, total: calls.size, items, seen: await daySeen(db, to) }
}

async function counted(
  { db, bureau }: Context,
  watched: Watched,
  words: ReadonlyMap<number, string>,
  days: { from: string; to: string },
  calls: Set<number>,
): Promise<Daily['items'][number]> {
  const { from, to } = days
  const snapshot = bureau.snapshot()
  const filter = { ...watched.filter, ...days }
  const positions = await bureau.select(db, filter, snapshot)
  for (const position of positions) calls.add(snapshot.ids[position]!)
  const before = { from: plusDays(from, -usualDays), to: plusDays(from, -1) }
  const earlier = await bureau.select(db, { ...filter, ...before }, snapshot)
  const counts = new Map<string, number>()
  for (const position of positions) {
    const name = words.get(snapshot.categories[position]!) ?? ''
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return {
    ...watched,
    filter,
    count: positions.length,
    usual: (earlier.length / usualDays) * (daysBetween(from, to) + 1),
    categories: [...counts]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)),
  }
}
