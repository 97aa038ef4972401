import { may } from '#shared/features/access/rules.ts'
import type { Filter } from '#shared/features/incidents/filter.ts'
import type { Assessment, assessment, DraftSection } from '#shared/features/tasking/assessment.ts'
import {
  moved,
  whyNotEditAssessment,
  whyNotFlagItem,
  whyNotRemoveItem,
} from '#shared/features/tasking/assessment-rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { refuse } from '../refuse.ts'
import { type AssessmentRow, assessmentRow, assessmentRows, updateAssessment } from './assessment.store.ts'
import { sha256Of } from './assessment-hash.files.ts'
import { asItem, asSummary, inOrder, saidBy } from './assessment-view.ts'
import { notFlagged, whatBecame } from './became.ts'
import { noFigures } from './draft/draft.ts'
import { asFlagRow, flagRows, knownRows, type StoredFlag } from './flags.store.ts'
import { addItem, flagItem, itemRow, itemRows, orderOf, setOrder, updateItem } from './items.store.ts'
import { makeHandlers } from './make.handlers.ts'

export const assessmentHandlers: HandlersOf<typeof assessment> = {
  ...makeHandlers,
  async assessments({ db }) {
    return (await assessmentRows(db).execute()).map(asSummary)
  },
  assessment: (context, { assessmentId }) => readAssessment(context, assessmentId),
  async saveAssessment({ db, host, changed }, { assessmentId, version, title, summary }) {
    refuse(whyNotEditAssessment(await assessmentRow(db, assessmentId)))
    const saved = await updateAssessment(
      db,
      { assessmentId, version },
      { ...(title !== undefined && { title }), ...(summary !== undefined && { summary }) },
    )
    changed('tasking')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async saveAssessmentItem({ db, host, changed }, { assessmentItemId, version, title, text }) {
    await requireEditable(db, assessmentItemId)
    const saved = await updateItem(
      db,
      { assessmentItemId, version },
      { ...(title !== undefined && { title }), ...(text !== undefined && { text }) },
    )
    changed('tasking')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async moveAssessmentItem({ db, changed }, { assessmentItemId, to }) {
    const item = await requireEditable(db, assessmentItemId)
    const order = await orderOf(db, item.assessment_id, item.section)
    await setOrder(db, moved(order, assessmentItemId, to))
    changed('tasking')
  },
  async addAssessmentItem(context, { assessmentId, section, title, text }) {
    const { db, changed } = context
    refuse(whyNotEditAssessment(await assessmentRow(db, assessmentId)))
    const id = await addItem(db, {
      assessment_id: assessmentId,
      section,
      origin: 'added',
      kind: 'own',
      title,
      text,
      drafted_text: '',
      figures_json: JSON.stringify(noFigures),
      filter_json: null,
      analysis_id: null,
      hotspot_id: null,
      news_item_id: null,
      profile_id: null,
      priority_id: null,
      pseudonym: null,
      removed_at: null,
      removed_by: null,
    })
    changed('tasking')
    return asItem(await itemRow(db, id), mayReadPeople(context))
  },
  async removeAssessmentItem({ db, host, person, changed }, { assessmentItemId, version, reason }) {
    const item = await requireEditable(db, assessmentItemId)
    refuse(whyNotRemoveItem(stateOf(item)))
    const removed = { removed_at: host.now().toISOString(), removed_by: person.name, removed_reason: reason }
    await updateItem(db, { assessmentItemId, version }, removed)
    changed('tasking')
  },
  async restoreAssessmentItem({ db, changed }, { assessmentItemId, version }) {
    const item = await requireEditable(db, assessmentItemId)
    if (item.removed_at === null) return
    const back = { removed_at: null, removed_by: null, removed_reason: '' }
    await updateItem(db, { assessmentItemId, version }, back)
    const others = (await orderOf(db, item.assessment_id, item.section)).filter(id => id !== assessmentItemId)
    await setOrder(db, [...others, assessmentItemId])
    changed('tasking')
  },
  async flagAssessmentItem({ db, host, person, changed }, { assessmentItemId, version, note }) {
    const item = await itemRow(db, assessmentItemId)
    refuse(whyNotFlagItem(stateOf(item)))
    // What was read is what goes before the group.
    await updateItem(db, { assessmentItemId, version }, {})
    const at = host.now().toISOString()
    const flaggedItemId = await flagItem(db, item, { note, at, by: person.name })
    changed('tasking', 'analysis')
    return { flaggedItemId }
  },
  async finaliseAssessment(context, { assessmentId, version }) {
    const { db, host, person, changed } = context
    const read = await readAssessment(context, assessmentId)
    refuse(whyNotEditAssessment(read))
    await updateAssessment(
      db,
      { assessmentId, version },
      {
        status: 'final',
        finalised_at: host.now().toISOString(),
        finalised_by: person.name,
        became_json: JSON.stringify(read.previous),
        sha256: sha256Of(saidBy(read)),
      },
    )
    changed('tasking')
    return asSummary(await assessmentRow(db, assessmentId))
  },
  async flags(context) {
    const known = await knownRows(context.db)
    const told = []
    for (const row of await flagRows(context.db).execute()) {
      const filter = JSON.parse(row.filter_json) as Filter | null
      told.push({
        id: row.id,
        title: row.title,
        note: row.note,
        filter,
        version: row.version,
        incidents: filter && (await countNow(context, filter)),
        flaggedAt: row.flagged_at,
        flaggedBy: row.flagged_by,
        assessmentId: row.assessment_id,
        assessmentNumber: row.assessment_number,
        became: whatBecame(asFlagRow(row), known),
      })
    }
    return told
  },
}

/** An assessment with its items; a pseudonym only for who may read of people. */
export async function readAssessment(context: Context, assessmentId: number): Promise<Assessment> {
  const { db } = context
  const row = await assessmentRow(db, assessmentId)
  const items = await itemRows(db).where('assessment_id', '=', assessmentId).execute()
  const list = inOrder(items.map(item => asItem(item, mayReadPeople(context))))
  return {
    ...asSummary(row),
    summary: row.summary,
    freeze: { id: row.freeze_id, madeAt: row.frozen_at, incidents: row.frozen_incidents },
    softwareVersion: row.software_version,
    figuresSha256: row.figures_sha256,
    finalised:
      row.finalised_at && row.sha256
        ? { at: row.finalised_at, by: row.finalised_by ?? '', sha256: row.sha256 }
        : null,
    sections: JSON.parse(row.sections_json) as DraftSection[],
    list,
    previous:
      row.became_json === null
        ? await becameOfLast(db, row)
        : (JSON.parse(row.became_json) as Assessment['previous']),
  }
}

/** What has become, up to now, of the items of the assessment before. */
async function becameOfLast(db: Context['db'], { previous_id }: AssessmentRow) {
  if (previous_id === null) return null
  const before = await assessmentRow(db, previous_id)
  const items = await itemRows(db)
    .where('assessment_id', '=', previous_id)
    .where('removed_at', 'is', null)
    .execute()
  const known = await knownRows(db)
  const flags = new Map<number, StoredFlag>()
  // The latest of an item comes first and stays.
  for (const flag of await flagRows(db).execute()) {
    if (flag.assessment_item_id !== null && !flags.has(flag.assessment_item_id)) {
      flags.set(flag.assessment_item_id, flag)
    }
  }
  return {
    id: before.id,
    number: before.number,
    to: before.to_day,
    items: items.map(({ id, title }) => {
      const flag = flags.get(id)
      return { title, became: flag ? whatBecame(asFlagRow(flag), known) : notFlagged }
    }),
  }
}

function mayReadPeople({ person }: Context): boolean {
  return may(person.role, 'people.read')
}

async function requireEditable(db: Context['db'], assessmentItemId: number) {
  const item = await itemRow(db, assessmentItemId)
  refuse(whyNotEditAssessment(await assessmentRow(db, item.assessment_id)))
  return item
}

function stateOf(item: { removed_at: string | null; flagged_item_id: number | null }) {
  return { removedAt: item.removed_at, flaggedItemId: item.flagged_item_id }
}

/** An area or a hotspot of the filter may be gone since: then nobody can say. */
async function countNow({ db, bureau }: Context, filter: Filter): Promise<number | null> {
  try {
    return (await bureau.select(db, filter)).length
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return null
    throw error
  }
}
