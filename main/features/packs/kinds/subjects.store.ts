import type { Kysely } from 'kysely'
import { counted } from '#shared/count-words.ts'
import type { PackSubject } from '#shared/features/packs/contract.ts'
import { type PackKind, subjectOf } from '#shared/features/packs/kinds.ts'
import type { Database } from '../../../store/schema.ts'
import { dayOf } from '../words.ts'

type Reading = (db: Kysely<Database>) => Promise<PackSubject[]>

/** Of what a pack of a kind can be made, the latest first. */
export function packSubjects(db: Kysely<Database>, kind: PackKind): Promise<PackSubject[]> {
  return subjects[subjectOf[kind]]?.(db) ?? Promise.resolve([])
}

const subjects: Partial<Record<(typeof subjectOf)[PackKind], Reading>> = {
  async profile(db) {
    const rows = await db
      .selectFrom('profile')
      .select(['id', 'number', 'title', 'created_at'])
      .orderBy('id', 'desc')
      .execute()
    return rows.map(({ created_at, ...row }) => ({ ...row, day: created_at.slice(0, 10) }))
  },
  async assessment(db) {
    const rows = await db
      .selectFrom('assessment')
      .select(['id', 'number', 'title', 'to_day'])
      .orderBy('id', 'desc')
      .execute()
    return rows.map(({ to_day, ...row }) => ({ ...row, day: to_day }))
  },
  async meeting(db) {
    const rows = await db
      .selectFrom('meeting')
      .select(['id', 'title', 'held_on'])
      .orderBy('held_on', 'desc')
      .execute()
    return rows.map(({ held_on, ...row }) => ({ ...row, number: '', day: held_on }))
  },
  async 'board-meeting'(db) {
    const rows = await db
      .selectFrom('board_meeting')
      .innerJoin('board', 'board.id', 'board_meeting.board_id')
      .select(['board_meeting.id', 'board_meeting.number', 'board.name', 'board_meeting.held_on'])
      .orderBy('held_on', 'desc')
      .execute()
    return rows.map(({ id, number, name, held_on }) => ({ id, number, title: name, day: held_on }))
  },
  async agency(db) {
    const rows = await db.selectFrom('agency').select(['id', 'name']).orderBy('name').execute()
    return rows.map(({ id, name }) => ({ id, number: '', title: name, day: null }))
  },
  async briefing(db) {
    const rows = await db
      .selectFrom('briefing')
      .select(['id', 'issue', 'drafted_at'])
      .where('status', '!=', 'draft')
      .orderBy('issue', 'desc')
      .execute()
    return rows.map(({ id, issue, drafted_at }) => ({
      id,
      number: String(issue),
      title: `Call-taker briefing, version ${issue}`,
      day: drafted_at.slice(0, 10),
    }))
  },
  async area(db) {
    const rows = await db
      .selectFrom('area')
      .innerJoin('area_set', 'area_set.id', 'area.area_set_id')
      .select(['area.id', 'area.code', 'area.name', 'area_set.name as set_name'])
      .orderBy('area_set.id')
      .orderBy('area.name')
      .execute()
    return rows.map(({ id, code, name, set_name }) => ({
      id,
      number: code,
      title: `${name} (${set_name})`,
      day: null,
    }))
  },
  /** Analyses that found ground to patrol: whatever their method, hotspots with an outline of their own. */
  async analysis(db) {
    const rows = await db
      .selectFrom('analysis')
      .innerJoin('hotspot', 'hotspot.analysis_id', 'analysis.id')
      .select(['analysis.id', 'analysis.statement', 'analysis.made_at'])
      .select(({ fn }) => fn.count<number>('hotspot.id').as('hotspots'))
      .where('hotspot.polygons_json', '<>', '[]')
      .groupBy('analysis.id')
      .orderBy('analysis.id', 'desc')
      .execute()
    return rows.map(({ id, statement, made_at, hotspots }) => ({
      id,
      number: String(id),
      title: `${counted(hotspots, 'place')}: ${statement}`.slice(0, 200),
      day: dayOf(made_at),
    }))
  },
}
