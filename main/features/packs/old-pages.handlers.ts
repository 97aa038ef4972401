import type { Polygons } from '#shared/features/areas/contract.ts'
import type { PackKind } from '#shared/features/packs/kinds.ts'
import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import { picturesIn } from '#shared/features/profiles/rich-text.ts'
import { carriedForward, isOverdue } from '#shared/features/tasking/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../backend/context.ts'
import type { Row } from '../../store/schema.ts'
import { localDay } from '../incidents/local-time.ts'
import { briefingOnPaper } from './briefing-pack.store.ts'
import { briefingPage } from './briefing-page.ts'
import type { ProfilePack } from './pack-content.ts'
import {
  actionsOn,
  analysisWithFreeze,
  areaOutlines,
  bureauOnPaper,
  daysHeld,
  decisionsOn,
  picturesOf,
} from './packs.store.ts'
import { placeCounts } from './place-counts.ts'
import type { run as layOut } from './profile-page.worker.ts'
import { dayOf } from './words.ts'

const audience = 'Joint management group'

const shownIn = ({ sections }: ProfileDocument) => sections.flatMap(({ doc }) => picturesIn(doc))

type Laid = { title: string; html: string; fileName: string; marking: string; audience: string }
type LayingOut = (context: Context, id: number, signal?: AbortSignal) => Promise<Laid>

/** Each kind of pack as the page that is shown and printed. */
export const oldPages: Partial<Record<PackKind, LayingOut>> = {
  async profile(context, id, signal) {
    const pack = await readPack(context, id)
    const html = await context.workers.run<typeof layOut>(
      'packs/profile-page',
      pack,
      signal ? { signal } : {},
    )
    const { marking, audience, profile } = pack
    const title = `${profile.number} ${profile.title}`
    return { title, html, marking, audience, fileName: `${profile.number} problem profile.pdf` }
  },
  async briefing({ db, host }, id) {
    const pack = await briefingOnPaper(db, id, localDay(host.now().getTime() / 60_000))
    const { marking, audience } = pack
    const title = `Call-taker briefing, version ${pack.issue}`
    return { title, html: briefingPage(pack), marking, audience, fileName: `${title}.pdf` }
  },
}

/** What the analysis warns of in general: of this hotspot's own places the pack counts afresh. */
function inGeneral(warnings: readonly string[]): string[] {
  return warnings.filter(warning => !/^(Hotspot \d+:|In [\d,]+ more hotspots? )/.test(warning))
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

async function readPack({ db, bureau, host }: Context, profileId: number): Promise<ProfilePack> {
  const profile = await bureau.profile(db, profileId, host.now())
  const document = await bureau.profileDocument(db, profileId)
  const madeOn = localDay(host.now().getTime() / 60_000)
  const { analysis, freeze } = await analysisWithFreeze(
    db,
    profile.hotspotId,
    profile.baseline?.freezeId ?? null,
  )
  const { snapshot, lastIncidentId } = incidentsCounted(bureau, profile.baseline ? freeze : null)
  const counted = profile.baseline ? { ...profile.filter, to: profile.baseline.frozenOn } : profile.filter
  const codesAsOf = profile.baseline ? freeze.made_at : undefined
  const positions = await bureau.select(db, counted, snapshot, codesAsOf)
  const held = await daysHeld(db)
  const paper = await bureauOnPaper(db)
  return {
    ...paper,
    marking: profile.marking ?? paper.marking,
    ...placeCounts(snapshot, positions, lastIncidentId),
    audience,
    madeOn,
    sourcesToday: profile.baseline
      ? (await bureau.figures(db, profile.filter, host.now())).sources
      : profile.figures.sources,
    profile,
    document,
    pictures: await picturesOf(db, shownIn(document)),
    areas: (await areaOutlines(db)).map(({ name, polygons_json }) => ({
      name,
      polygons: JSON.parse(polygons_json) as Polygons,
    })),
    decisions: (await decisionsOn(db, profileId)).map(({ title, held_on, kind, reason }) => ({
      meeting: title,
      heldOn: held_on,
      kind,
      reason,
    })),
    actions: (await actionsOn(db, profileId)).map(row => ({
      ...{ id: row.id, number: row.number, what: row.what, agencyName: row.agency_name, owner: row.owner },
      ...{ dueOn: row.due_on, status: row.status, outcome: row.outcome, closedOn: row.closed_on },
      overdue: isOverdue({ status: row.status, dueOn: row.due_on }, madeOn),
      carriedForward: carriedForward({ setOn: row.held_on, closedOn: row.closed_on }, held),
    })),
    analysis: {
      id: analysis.id,
      statement: analysis.statement,
      warnings: inGeneral(JSON.parse(analysis.warnings_json) as string[]),
      madeOn: dayOf(analysis.made_at),
      softwareVersion: analysis.software_version,
    },
    freeze: {
      id: freeze.id,
      madeOn: dayOf(freeze.made_at),
      incidents: freeze.incidents,
      imports: (JSON.parse(freeze.import_ids_json) as number[]).length,
    },
  }
}
