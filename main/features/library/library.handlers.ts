import type { LibraryEntry, library } from '#shared/features/library/contract.ts'
import { whyNotEnter } from '#shared/features/library/rules.ts'
import { sectionTexts } from '#shared/features/profiles/document-text.ts'
import type { Evaluation } from '#shared/features/profiles/evaluation.ts'
import type { Context, HandlersOf } from '../../backend/context.ts'
import type { Snapshot } from '../incidents/snapshot.ts'
import { refuse } from '../tasking/refuse.ts'
import { countFacets, isChosen } from './facets.ts'
import { findText, indexLibrary, type Library } from './full-text.ts'
import {
  asEntry,
  closedProfiles,
  deleteIntervention,
  insertIntervention,
  interventionRow,
  interventionRows,
  librarySignature,
  tasksOn,
  updateIntervention,
} from './library.store.ts'
import { problemOf, profileEntry } from './profile-entry.ts'
import { similarTo } from './similar.ts'

export const libraryHandlers: HandlersOf<typeof library> = {
  async search(context, { text, facets }) {
    const library = await libraryOf(context)
    const found = findText(library, text)
    return {
      found: found
        .filter(({ entry }) => isChosen(entry, facets))
        .map(({ entry, terms }) => ({ entry, terms })),
      total: library.entries.length,
      facets: countFacets(
        found.map(({ entry }) => entry),
        facets,
      ),
    }
  },
  async similar(context, { profileId }) {
    const { db, bureau, host } = context
    const profile = await bureau.profile(db, profileId, host.now())
    const texts = sectionTexts(profile, await bureau.profileDocument(db, profileId))
    const tasks = await tasksOn(db, profileId)
    return similarTo(
      {
        id: `profile ${profileId}`,
        title: profile.title,
        areaLabel: profile.areaLabel,
        problemType: profile.problemType,
        placeType: profile.placeType,
        text: problemOf(texts),
        partners: [...new Set(tasks.map(({ name }) => name))],
      },
      await libraryOf(context),
    )
  },
  async saveIntervention(context, { interventionId, version, ...text }) {
    const { db, host, person, changed } = context
    refuse(whyNotEnter(text), 'invalid')
    const { problemType, placeType, responseTypes, partners, evidenceKind, ...same } = text
    const row = {
      ...same,
      problem_type: problemType,
      place_type: placeType,
      evidence_kind: evidenceKind,
      response_types_json: JSON.stringify(responseTypes),
      partners_json: JSON.stringify(partners),
    }
    const made = { at: host.now().toISOString(), by: person.login }
    const id = interventionId ?? (await insertIntervention(db, row, made))
    if (interventionId !== undefined) await updateIntervention(db, id, version ?? 0, row)
    changed('library')
    return asEntry(await interventionRow(db, id))
  },
  async removeIntervention({ db, changed }, { interventionId, version }) {
    await deleteIntervention(db, interventionId, version)
    changed('library')
  },
}

/** Everything in the library: closed profiles, then interventions. */
export async function readLibrary(context: Context): Promise<readonly LibraryEntry[]> {
  return (await libraryOf(context)).entries
}

const kept = new WeakMap<Snapshot, { signature: string; library: Library }>()

/** The library with its index, made again only when something in it has changed. */
async function libraryOf(context: Context): Promise<Library> {
  const { db, bureau } = context
  const snapshot = bureau.snapshot()
  const signature = await librarySignature(db)
  const known = kept.get(snapshot)
  if (known?.signature === signature) return known.library
  const entries = [...(await profileEntries(context)), ...(await interventionRows(db).execute()).map(asEntry)]
  const library = indexLibrary(entries)
  kept.set(snapshot, { signature, library })
  return library
}

async function profileEntries({ db, bureau, host }: Context): Promise<LibraryEntry[]> {
  const entries: LibraryEntry[] = []
  for (const { id, closed_on, evaluation_json } of await closedProfiles(db)) {
    const profile = await bureau.profile(db, id, host.now())
    entries.push(
      profileEntry({
        profile,
        texts: sectionTexts(profile, await bureau.profileDocument(db, id)),
        tasks: await tasksOn(db, id),
        evaluation: evaluation_json ? (JSON.parse(evaluation_json) as Evaluation) : null,
        closedOn: closed_on,
      }),
    )
  }
  return entries
}
