import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestDesk, type TestDesk } from './desk.ts'
import { addSource, loadFile, writeTable } from './imports.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const parameters = { method: 'dbscan' as const, epsMetres: 50, minPoints: 5 }

/** Six evenings at one place, each told to both sources. */
async function loadEvenings(key: string, minute: string) {
  const lines = ['03', '04', '05', '06', '07', '08'].map(
    day => `${key}${day},${day}/03/2025,22:${minute},Noise,458800,304600`,
  )
  const table = ['Reference,Date,Time,Category,Easting,Northing', ...lines, ''].join('\r\n')
  await loadFile(desk.client, writeTable(desk, `${key}.csv`, table), await addSource(desk.client, key), {
    codes: { Noise: 'nsir2007:noise' },
    dates: { from: 'dd/MM/yyyy' },
  })
}

test('hotspots of events are found in events, and say so', async () => {
  await loadEvenings('police', '00')
  await loadEvenings('council', '10')
  const { incidents, analysis } = desk.client
  const { rows } = await incidents.linkSuggestions({})
  expect(rows).toHaveLength(6)
  for (const { incident, other } of rows) {
    await incidents.decideLink({ incidentId: incident.id, otherId: other.id, decision: 'linked' })
  }
  const ofCalls = await analysis.run({ parameters, filter: {} })
  expect(ofCalls.hotspots.map(({ count }) => count)).toEqual([12])
  expect(ofCalls.warnings.join()).not.toContain('Counted as events')
  const ofEvents = await analysis.run({ parameters, filter: { count: 'events' } })
  expect(ofEvents).toMatchObject({ incidents: 6, filter: { count: 'events' } })
  expect(ofEvents.hotspots.map(({ count }) => count)).toEqual([6])
  expect(ofEvents.warnings).toContain(
    'Counted as events: 6 of 12 calls are linked to an earlier one and left out, as they were linked on 16 June 2025. Calls that nobody has linked count each.',
  )
})

test('a freeze counts the events that were known then, also where the clock stands still', async () => {
  await loadEvenings('police', '00')
  await loadEvenings('council', '10')
  const { incidents, analysis } = desk.client
  const asEvents = { parameters, filter: { count: 'events' as const } }
  const before = await analysis.run(asEvents)
  expect(before.incidents).toBe(12)
  const [first] = (await incidents.linkSuggestions({})).rows
  const [incidentId, otherId] = [first!.incident.id, first!.other.id]
  await incidents.decideLink({ incidentId, otherId, decision: 'linked' })
  const linked = await analysis.run(asEvents)
  expect(linked.incidents).toBe(11)
  await incidents.decideLink({ incidentId, otherId, decision: 'undecided', version: 1 })
  for (const { freezeId, incidents } of [before, linked]) {
    expect(await analysis.run({ ...asEvents, freezeId })).toMatchObject({ incidents })
  }
})
