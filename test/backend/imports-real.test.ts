import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile } from './imports.ts'

const folder = resolve(import.meta.dirname, '../../../shared/data/police-uk/leicestershire')
const here = existsSync(folder)
if (!here) console.warn(`Skipped: the data.police.uk files are not at ${folder}.`)

let desk: TestDesk
afterEach(() => desk?.close())

test.skipIf(!here)(
  'a year of data.police.uk street-level files is loaded whole, once',
  async () => {
    desk = await openTestDesk()
    desk.setNow('2026-02-01T09:00:00.000Z')
    const { client } = desk
    const sourceId = await addSource(client)
    const files = readdirSync(folder).filter(name => /^2025-\d\d.*\.csv$/.test(name))
    expect(files).toHaveLength(12)

    const total = { read: 0, loaded: 0, rejected: 0, duplicate: 0, unplaced: 0, uncoded: 0 }
    const load = async () => {
      const sum = { ...total }
      for (const name of files) {
        const inspected = await client.imports.inspect({ file: join(folder, name), sourceId })
        expect(inspected.recognised).toBe(true)
        const loaded = await loadFile(client, join(folder, name), sourceId)
        for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += loaded[key]
      }
      return sum
    }
    expect(await load()).toEqual({
      read: 106_149,
      loaded: 106_149,
      rejected: 0,
      duplicate: 0,
      unplaced: 3063,
      uncoded: 0,
    })
    const { total: incidents, codes } = await client.incidents.summary({ filter: {} })
    expect(incidents).toBe(106_149)
    expect(codes.find(({ code }) => code === 'police-uk:anti-social-behaviour')?.count).toBe(14_178)

    expect(await load()).toMatchObject({ read: 106_149, loaded: 0, duplicate: 106_149 })
    expect((await client.incidents.summary({ filter: {} })).total).toBe(106_149)
  },
  300_000,
)
