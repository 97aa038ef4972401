import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Audience, type AudienceKind, audienceKinds } from '#shared/features/packs/audience.ts'
import { type PackForm, type PackKind, packForms, packKinds } from '#shared/features/packs/kinds.ts'
import { AppError } from '#shared/rpc/error.ts'
import { findBrowser } from '../../main/backend/find-browser.ts'
import { printWithBrowser } from '../../main/backend/print-with-browser.ts'
import { packReaders } from '../../main/features/packs/kinds/index.handlers.ts'
import { markers, signedIn } from './canary/markers.ts'
import { plantInFile, plantInProfile } from './canary/plant.ts'
import { foundIn, partsOf, withoutTags } from './canary/search.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

/*
 * Markers of people are planted wherever a bureau can hold something personal; then packs of every kind, form and
 * audience are made and searched through, down to the pictures in the slides of an archive.
 */

let folder: string
let desk: TestDesk
let missed: string[]
/** Of each kind one of which much is known. */
const subjects = new Map<PackKind, number>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'canary32-folder-'))
  const printPdf = findBrowser() === null ? undefined : printWithBrowser
  desk = await openTestDesk({ login: signedIn, folder, bureau: null, ...(printPdf ? { printPdf } : {}) })
  const path = join(folder, 'Canary.bureau')
  await desk.client.settings.openDemonstration({ path })
  await plantInProfile(desk.client, 1, folder)
  await desk.client.settings.closeBureau()
  missed = plantInFile(path, folder)
  await desk.client.settings.openBureau({ path })
  for (const kind of kinds) {
    const known = await desk.client.packs.subjects({ kind })
    const held = known.filter(({ day }) => day === null || day <= '2025-12-17')
    const [first] = kind === 'profile' ? known.filter(({ id }) => id === 1) : held
    if (first) subjects.set(kind, first.id)
  }
}, 120_000)
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

const audiences: Record<AudienceKind, Audience> = {
  internal: { kind: 'internal' },
  agency: { kind: 'agency', agencyId: 2 },
  board: { kind: 'board' },
  public: { kind: 'public' },
}

/** A pack opened down to its last part; why it was refused; or null where this machine cannot print. */
async function made(kind: PackKind, audience: Audience, form: PackForm) {
  try {
    const { file, fileName, pack } = await desk.client.packs.make({
      kind,
      id: subjects.get(kind)!,
      audience,
      form,
    })
    const bytes = readFileSync(desk.backend.files.outgoing(file.replace(/^outbox:/, '')).path)
    const parts = await partsOf(fileName, bytes)
    return { pack, parts: [...parts, ...withoutTags(parts)] }
  } catch (error) {
    if (error instanceof AppError && /^The pack was not made: .* may not have/.test(error.message)) {
      return { refused: error.message }
    }
    throw error
  }
}

/** A PDF is the page, printed: of each kind it is made for one audience in turn, the page itself for all. */
const formsOf = (kind: PackKind, audience: AudienceKind) =>
  packForms.filter(
    form =>
      form !== 'pdf' ||
      (findBrowser() !== null && audienceKinds[packKinds.indexOf(kind) % audienceKinds.length] === audience),
  )
/** All that can be made: what somebody reads. */
const kinds = packKinds.filter(kind => packReaders[kind])
const madeFor = new Map<AudienceKind, Set<PackKind>>(audienceKinds.map(audience => [audience, new Set()]))

test('every marker is planted where it belongs, and every kind has a subject', () => {
  expect(missed).toEqual([])
  expect(markers.length).toBeGreaterThanOrEqual(50)
  expect([...subjects.keys()]).toEqual(kinds)
})

describe.each(kinds)('%s', kind => {
  test.each(audienceKinds)(
    'for %s holds nothing that they may not have, in any form',
    async audience => {
      for (const form of formsOf(kind, audience)) {
        const { parts, refused } = {
          parts: undefined,
          refused: undefined,
          ...(await made(kind, audiences[audience], form)),
        }
        if (!parts) {
          // Words that people wrote are never cut. What is refused names no marker in full.
          expect(audience === 'board' || audience === 'public', refused).toBe(true)
          for (const { words } of markers) expect(refused).not.toContain(words)
          continue
        }
        madeFor.get(audience)!.add(kind)
        const found = markers
          .filter(({ may }) => !may.includes(audience))
          .flatMap(({ what, words }) => foundIn(parts, words).map(where => `${what} in ${where}`))
        expect(found, `${kind} for ${audience} as ${form}`).toEqual([])
      }
    },
    60_000,
  )
})

test('few packs are refused: what was swept is more than a handful', () => {
  expect([...madeFor.get('internal')!]).toEqual(kinds)
  expect([...madeFor.get('agency')!]).toEqual(kinds)
  expect(madeFor.get('board')!.size).toBeGreaterThanOrEqual(kinds.length - 2)
  expect(madeFor.get('public')!.size).toBeGreaterThanOrEqual(kinds.length - 2)
})

test('the sweep finds what may be there: it is no blind one', async () => {
  const seen = new Set<string>()
  for (const kind of ['profile', 'minutes', 'actions'] as const) {
    for (const form of ['html', 'docx', 'pptx', 'xlsx', 'csv'] as const) {
      const { parts } = { parts: undefined, ...(await made(kind, audiences.internal, form)) }
      if (!parts) continue
      for (const { what, words } of markers)
        if (foundIn(parts, words).length > 0) seen.add(`${form}: ${what}`)
    }
  }
  for (const form of ['html', 'docx', 'pptx']) expect([...seen]).toContain(`${form}: name in a profile`)
  const hidden = Buffer.from(markers[0]!.words, 'utf16le')
  expect(
    foundIn([{ name: 'x', bytes: Buffer.concat([Buffer.alloc(3), hidden]) }], markers[0]!.words),
  ).toEqual(['x'])
  const coded = Buffer.from(Buffer.from(`..${markers[0]!.words}..`).toString('base64'))
  expect(foundIn([{ name: 'x', bytes: coded }], markers[0]!.words)).toEqual(['x'])
})
