import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contract } from '#shared/contract.ts'
import { may, type Role } from '#shared/features/access/rules.ts'
import type { Contract } from '#shared/rpc/procedure.ts'
import { asked } from './asked.ts'
import { agenda, council, day } from './asked-parts.ts'
import { callsOf, fillBureau, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const printPdf = async () => new Uint8Array(8)
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk({ printPdf })
  desk.setNow('2025-01-08T10:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
  const { access, profiles, tasking } = desk.client
  for (const role of ['analyst', 'investigator', 'partner'] as const) {
    await access.savePerson({ login: role, name: role, role, agencyId: role === 'partner' ? council : null })
  }
  const { id, version } = await profiles.create({ hotspotId: 1 })
  await profiles.move({ profileId: id, version, to: 'raised', note: 'Said by the police' })
  await tasking.createMeeting({ title: 'Joint group', heldOn: day, chair: 'Superintendent' })
  await tasking.putOnAgenda(agenda)
  for (const agencyId of [1, council]) {
    const what = agencyId === council ? 'Visit the off-licences' : 'Secret plain-clothes patrols'
    const owner = agencyId === council ? 'Licensing officer' : 'Secret inspector'
    const set = await tasking.addAction({ ...agenda, what, agencyId, owner, dueOn: day })
    await tasking.addNote({ actionId: set.id, note: `${agencyId === council ? 'Open' : 'Secret'} note` })
  }
  await tasking.saveMeeting({ meetingId: 1, version: 1, minutes: 'Secret minutes' })
})
afterEach(() => desk.close())

/** The same bureau, opened by another person of the workstation. */
async function signedInAs<T>(login: string, work: (other: TestDesk) => Promise<T>): Promise<T> {
  await desk.client.settings.closeBureau()
  const other = await openTestDesk({ folder: desk.folder, login, bureau: null, printPdf })
  try {
    await other.client.settings.openBureau({ path: bureauPath() })
    return await work(other)
  } finally {
    await other.close()
    await desk.client.settings.openBureau({ path: bureauPath() })
  }
}
const bureauPath = () => join(desk.folder, 'Test bureau.bureau')

/** Every row of every table of the bureau's file, as text. */
function everyRow(): string {
  const db = new SqliteFile(bureauPath(), { readonly: true })
  try {
    const tables = db
      .prepare("select name from sqlite_schema where type = 'table' order by name")
      .pluck()
      .all()
    return JSON.stringify(tables.map(table => [table, db.prepare(`select * from "${table}"`).raw().all()]))
  } finally {
    db.close()
  }
}

type Called = Record<string, Record<string, (input: unknown) => Promise<unknown>>>
const entries = Object.entries(asked).flatMap(([feature, verbs]) =>
  Object.entries(verbs).map(([verb, input]) => {
    const entry = (contract as Contract)[feature]![verb]!
    if (entry.kind === 'event') throw new Error(`${feature}.${verb} cannot be asked`)
    return { feature, verb, input: input as unknown, needs: entry.needs }
  }),
)

const people: [login: string, role: Role][] = [
  ['partner', 'partner'],
  ['investigator', 'investigator'],
  ['analyst', 'analyst'],
  ['stranger', 'partner'],
]

test.each(people)('what the role of %s lacks is forbidden before anything is done', async (login, role) => {
  const lacking = entries.filter(({ needs }) => !may(role, needs))
  expect(lacking.length).toBeGreaterThan(4)
  await signedInAs(login, async ({ client }) => {
    const before = everyRow()
    for (const { feature, verb, input } of lacking) {
      const answer = (client as unknown as Called)[feature]![verb]!(input)
      await expect(answer, `${feature}.${verb}`).rejects.toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining(`${feature}.${verb}`),
        next: expect.any(String),
      })
    }
    expect(everyRow()).toBe(before)
  })
})

test.each(people)(
  'what the role of %s carries is not forbidden, and does not fail unexpectedly',
  async (login, role) => {
    await signedInAs(login, async ({ client }) => {
      for (const { feature, verb, input } of entries.filter(({ needs }) => may(role, needs))) {
        const outcome = await (client as unknown as Called)[feature]![verb]!(input).then(
          () => 'answered',
          error => error.code,
        )
        // What is not there, or cannot be done any more, may be refused; the role must not be why.
        expect(['answered', 'not-found', 'invalid', 'conflict'], `${feature}.${verb}: ${outcome}`).toContain(
          outcome,
        )
      }
    })
  },
)

test.each(['partner', 'stranger'])(
  'what a %s is sent of the tasking holds nothing of other agencies',
  async login => {
    const sent = await signedInAs(login, async ({ client: { tasking } }) =>
      JSON.stringify([
        await tasking.meetings(),
        await tasking.meeting({ meetingId: 1 }),
        await tasking.actions(),
        await tasking.actionHistory({ actionId: 1 }).catch(error => error.message),
        await tasking.answerAction({ actionId: 1, version: 1, note: 'x' }).catch(error => error.message),
      ]),
    )
    expect(sent).not.toMatch(/Secret|Said by the police/)
    // The profile's title stays with a partner's own action: without it the action is not understood.
    for (const own of ['Visit the off-licences', 'Open note', 'Aylestone']) {
      if (login === 'partner') expect(sent).toContain(own)
      else expect(sent).not.toContain(own)
    }
  },
)
