import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import { picturesIn } from '#shared/features/profiles/rich-text.ts'
import { carriedForward, isOverdue } from '#shared/features/tasking/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../../backend/context.ts'
import type { Row } from '../../../store/schema.ts'
import { usualMarking } from '../model/marking.ts'
import { areaOutlines, bureauOnPaper } from '../packs.store.ts'
import type { PackAsked } from '../pipeline.ts'
import { placeCounts } from '../place-counts.ts'
import { dayOf } from '../words.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { packSources } from './pack-sources.handlers.ts'
import { isAtTheTable } from './parts/audience.ts'
import { countingNow } from './parts/counting.handlers.ts'
import { placeLabel } from './parts/label.ts'
import type { ProfileContent } from './profile/content.ts'
import { profilePack } from './profile/profile.ts'
import { actionsOn, analysisWithFreeze, daysHeld, decisionsOn, picturesOf } from './profile.store.ts'

export const readProfilePack: PackReader = async (context, asked) =>
  profilePack(await readContent(context, asked))

async function readContent(context: Context, asked: PackAsked): Promise<ProfileContent> {
  const { db, bureau, host } = context
  const { audience, audienceWords, madeOn, sourceIds } = asked
  const found = await bureau.profileOf(db, asked.id, host.now(), sourceIds)
  const profile = { ...found, areaLabel: placeLabel(found.areaLabel, isAtTheTable(audience.kind)) }
  const document = await bureau.profileDocument(db, asked.id)
  const paper = await bureauOnPaper(db)
  const { analysis, freeze } = await analysisWithFreeze(
    db,
    profile.hotspotId,
    profile.baseline?.freezeId ?? null,
  )
  const { filter, baseline } = profile
  return {
    ...paper,
    marking: profile.marking ?? usualMarking(paper.marking, audience.kind),
    audience: audience.kind,
    audienceWords,
    madeOn,
    profile,
    document,
    agencyId: audience.kind === 'agency' ? audience.agencyId : null,
    isWhole: sourceIds === null,
    recountedWithout: asked.leftOut
      .filter(({ sourceId }) => profile.leftOut.includes(sourceId))
      .map(({ name }) => name),
    ...(await placesCounted(context, profile, freeze)),
    sourcesToday: baseline ? (await bureau.figures(db, filter, host.now())).sources : profile.figures.sources,
    sources: await packSources(context, asked, profile.about),
    freeze: (await countingNow(context, asked)).freeze,
    pictures: await picturesOf(db, shownIn(document)),
    areas: await areaOutlines(db),
    decisions: (await decisionsOn(db, asked.id)).map(({ title, held_on, kind, reason }) => ({
      meeting: title,
      heldOn: held_on,
      kind,
      reason,
    })),
    actions: await actionsWith(context, asked),
    analysis: {
      id: analysis.id,
      statement: analysis.statement,
      warnings: inGeneral(JSON.parse(analysis.warnings_json) as string[]),
      madeOn: dayOf(analysis.made_at),
      softwareVersion: analysis.software_version,
    },
    origin: {
      id: freeze.id,
      madeOn: dayOf(freeze.made_at),
      incidents: freeze.incidents,
      imports: (JSON.parse(freeze.import_ids_json) as number[]).length,
    },
  }
}

const shownIn = ({ sections }: ProfileDocument) => sections.flatMap(({ doc }) => picturesIn(doc))

/** What the analysis warns of in general: of this hotspot's own places the pack counts afresh. */
function inGeneral(warnings: readonly string[]): string[] {
  return warnings.filter(warning => !/^(Hotspot \d+:|In [\d,]+ more hotspots? )/.test(warning))
}

async function placesCounted(
  { db, bureau }: Context,
  { baseline, filter }: ProfileContent['profile'],
  freeze: Row<'freeze'>,
) {
  const { snapshot, lastIncidentId } = incidentsCounted(bureau, baseline ? freeze : null)
  const counted = baseline ? { ...filter, to: baseline.frozenOn } : filter
  const positions = await bureau.select(db, counted, snapshot, baseline ? freeze.made_at : undefined)
  return placeCounts(snapshot, positions, lastIncidentId)
}

/** The incidents as they were frozen; of a freeze from which some are gone, those of today that were there. */
function incidentsCounted(bureau: Context['bureau'], freeze: Row<'freeze'> | null) {
  const everyOne = Number.POSITIVE_INFINITY
  if (!freeze) return { snapshot: bureau.snapshot(), lastIncidentId: everyOne }
  try {
    return { snapshot: bureau.snapshotAt(freeze), lastIncidentId: everyOne }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error
    // The pack says how many of those that were counted are left.
    return { snapshot: bureau.snapshot(), lastIncidentId: freeze.last_incident_id }
  }
}

async function actionsWith({ db }: Context, { id, madeOn }: PackAsked): Promise<ProfileContent['actions']> {
  const held = await daysHeld(db)
  return (await actionsOn(db, id)).map(row => ({
    id: row.id,
    number: row.number,
    what: row.what,
    agencyName: row.agency_name,
    owner: row.owner,
    dueOn: row.due_on,
    status: row.status,
    outcome: row.outcome,
    closedOn: row.closed_on,
    agencyId: row.agency_id,
    overdue: isOverdue({ status: row.status, dueOn: row.due_on }, madeOn),
    carriedForward: carriedForward({ setOn: row.held_on, closedOn: row.closed_on }, held),
  }))
}
