import type { LibraryEntry, library } from '#shared/features/library/contract.ts'
import { responsesIn } from '#shared/features/library/kinds.ts'
import { shownResult, whyNotEnter } from '#shared/features/library/rules.ts'
import { sectionTexts } from '#shared/features/profiles/document-text.ts'
import type { SectionKey } from '#shared/features/profiles/sections.ts'
import type { Context, HandlersOf } from '../../backend/context.ts'
import { localDay } from '../incidents/local-time.ts'
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
        ...{ id: `profile ${profileId}`, title: profile.title, areaLabel: profile.areaLabel },
        ...{ problemType: '', placeType: '' },
        text: textOf(texts),
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
      ...{ problem_type: problemType, place_type: placeType, evidence_kind: evidenceKind },
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
  for (const { id, closed_at } of await closedProfiles(db)) {
    const profile = await bureau.profile(db, id, host.now())
    const texts = sectionTexts(profile, await bureau.profileDocument(db, id))
    const tasks = await tasksOn(db, id)
    const done = tasks.map(({ what, outcome }) => [what, outcome].filter(Boolean).join(': '))
    const { number, title, areaLabel, since, version } = profile
    const { response } = texts
    entries.push({
      ...{ id: `profile ${id}`, kind: 'profile', rowId: id, number, title, areaLabel, version },
      ...{ problemType: '', placeType: '', lessons: '', source: '' },
      problem: textOf(texts).slice(0, longest),
      response: [response, ...done].filter(Boolean).join('\n').slice(0, longest),
      responseTypes: responsesIn([response, ...done].join('\n')),
      partners: [...new Set(tasks.map(({ name }) => name))],
      result: shownResult(null, since !== null),
      evidenceKind: since ? 'counted' : 'none',
      evidence: since?.sentence ?? '',
      closedOn: closed_at ? localDay(Date.parse(closed_at) / 60_000) : null,
    })
  }
  return entries
}

const longest = 4000

function textOf({ aim, problem, location, victim, offender }: Record<SectionKey, string>) {
  return [aim, problem, location, victim, offender].filter(text => text.trim()).join('\n')
}
