import { afterEach, beforeEach, expect, test } from 'vitest'
import { callsOf, fillBureau, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  desk.setNow('2025-01-08T09:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
})
afterEach(() => desk.close())

const lighting = {
  ...{ title: 'Better lights on the skate ramp', problemType: 'Youths gathering' },
  ...{ placeType: 'Leisure centre or park', problem: 'Youths gathering and drinking after dark.' },
  ...{
    response: 'Lights until midnight.',
    responseTypes: ['Lighting and design'],
    partners: ['City council'],
  },
  ...{ result: 'worked' as const, evidenceKind: 'compared' as const, source: 'Another bureau, 2023' },
  evidence: '52 calls in the year before, 21 after; a comparison park stayed at 30.',
}
const posters = {
  ...{ title: 'Posters against street drinking', problemType: 'Street drinking', placeType: '' },
  ...{ problem: 'Drinking at the bandstand.', response: 'Posters.', responseTypes: ['Signs and publicity'] },
  ...{ partners: [], result: 'unclear' as const, evidenceKind: 'none' as const, evidence: '', source: '' },
}

/** A profile that was adopted, tasked and closed. */
async function closedProfile(result: 'worked' | 'unclear' = 'worked') {
  const { profiles, tasking } = desk.client
  const { id, version } = await profiles.create({ hotspotId: 1, title: 'Youths drinking at the pavilion' })
  await profiles.move({ profileId: id, version, to: 'raised', note: 'It cannot wait.' })
  await tasking.createMeeting({ title: 'Group', heldOn: '2025-01-08', chair: '' })
  await tasking.putOnAgenda({ meetingId: 1, profileId: id })
  await tasking.decide({ meetingId: 1, profileId: id, decision: 'adopt', reason: 'It cannot wait.' })
  await tasking.addAction({
    ...{ meetingId: 1, profileId: id, what: 'Test purchasing at the off-licences', agencyId: 2 },
    ...{ owner: 'Trading standards', dueOn: '2025-02-01' },
  })
  const adopted = await profiles.get({ profileId: id })
  await profiles.close({
    ...{ profileId: id, version: adopted.version, result, outcome: 'The shops were tested.' },
    ...{ lessons: 'Ask the pavilion first.', reason: 'The bureau moves on.' },
  })
  return id
}

test('closed profiles and interventions are found by words begun and misspelt, the best first', async () => {
  const { search, saveIntervention } = desk.client.library
  await saveIntervention(lighting)
  await saveIntervention(posters)
  await closedProfile()
  const titles = async (text: string) => (await search({ text })).found.map(({ entry }) => entry.title)
  expect(await titles('')).toEqual([
    ...[
      'Youths drinking at the pavilion',
      'Posters against street drinking',
      'Better lights on the skate ramp',
    ],
  ])
  expect((await titles('light'))[0]).toBe('Better lights on the skate ramp')
  expect(await titles('drinkng bandstand')).toEqual(['Posters against street drinking'])
  expect(await titles('off-licences purchas')).toEqual(['Youths drinking at the pavilion'])
  expect(await titles('helicopter')).toEqual([])
  const [{ terms } = { terms: [] }] = (await search({ text: 'bandst' })).found
  expect(terms).toEqual(['bandstand'])
})

test('facets count what is there, and narrow it', async () => {
  const { search, saveIntervention } = desk.client.library
  await saveIntervention(lighting)
  await saveIntervention(posters)
  await closedProfile()
  const all = await search()
  expect(all.total).toBe(3)
  expect(all.facets.result).toEqual([
    { name: 'unclear', count: 2 },
    { name: 'worked', count: 1 },
  ])
  expect(all.facets.partner).toEqual([{ name: 'City council', count: 2 }])
  expect(all.facets.responseType.map(({ name }) => name)).toContain('Licensing and test purchasing')
  const narrowed = await search({ facets: { problemType: ['Street drinking'] } })
  expect(narrowed.found.map(({ entry }) => entry.title)).toEqual(['Posters against street drinking'])
  // Of its own facet the others stay to be chosen too.
  expect(narrowed.facets.problemType).toEqual([
    { name: 'Street drinking', count: 1 },
    { name: 'Youths gathering', count: 1 },
  ])
  expect(narrowed.facets.result).toEqual([{ name: 'unclear', count: 1 }])
})

test('nothing worked that was not measured', async () => {
  const { saveIntervention, search } = desk.client.library
  await expect(saveIntervention({ ...posters, result: 'worked' })).rejects.toMatchObject({
    code: 'invalid',
    message: 'Nobody measured this intervention, so its result is unclear.',
  })
  await expect(saveIntervention({ ...lighting, evidence: ' ' })).rejects.toMatchObject({ code: 'invalid' })
  await closedProfile()
  const { found } = await search()
  expect(found.map(({ entry }) => [entry.kind, entry.result, entry.evidenceKind])).toEqual([
    ['profile', 'unclear', 'none'],
  ])
})

test('the index follows what is changed and removed', async () => {
  const { search, saveIntervention, removeIntervention } = desk.client.library
  const { rowId, version } = await saveIntervention(lighting)
  expect((await search({ text: 'floodlights' })).found).toEqual([])
  const changed = await saveIntervention({
    ...{ ...lighting, interventionId: rowId, version, title: 'Floodlights on the ramp' },
  })
  expect((await search({ text: 'floodlights' })).found).toHaveLength(1)
  await expect(
    saveIntervention({ ...lighting, interventionId: rowId, version, title: 'Mine' }),
  ).rejects.toMatchObject({ code: 'conflict', detail: { theirs: { title: 'Floodlights on the ramp' } } })
  await expect(removeIntervention({ interventionId: rowId, version })).rejects.toMatchObject({
    code: 'conflict',
  })
  await removeIntervention({ interventionId: rowId, version: changed.version })
  expect(await search()).toMatchObject({ total: 0, found: [] })
  await expect(removeIntervention({ interventionId: rowId, version: 1 })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('what was done about problems like it comes with the reasons, and never itself', async () => {
  const { saveIntervention, similar } = desk.client.library
  await saveIntervention(lighting)
  await saveIntervention({ ...posters, title: 'Quiet nights', problemType: 'Noise', problem: 'Parties.' })
  const profileId = await closedProfile()
  const { id } = await desk.client.profiles.create({
    hotspotId: 1,
    title: 'Youths gathering at the skate ramp',
  })
  const { listed: found, alike } = await similar({ profileId: id })
  expect(alike).toBe(2)
  expect(found.map(({ entry }) => entry.title)).toEqual([
    ...['Better lights on the skate ramp', 'Youths drinking at the pavilion'],
  ])
  expect(found[0]!.reasons).toContain('Reads like the same kind of problem: Youths gathering')
  expect(found[0]!.reasons.join()).toMatch(/Both speak of .*ramp/)
  const ofItself = (await similar({ profileId })).listed.map(({ entry }) => entry.id)
  expect(ofItself.length).toBeGreaterThan(0)
  expect(ofItself).not.toContain(`profile ${profileId}`)
  for (let lights = 2; lights <= 10; lights++) {
    await saveIntervention({ ...lighting, title: `Better lights on the skate ramp, ${lights}` })
  }
  expect(await similar({ profileId: id })).toMatchObject({ listed: { length: 8 }, alike: 11 })
  await expect(similar({ profileId: 99 })).rejects.toMatchObject({ code: 'not-found' })
})

test('a partner is sent nothing of the library', async () => {
  const [me] = await desk.client.access.people()
  await desk.client.access.savePerson({ login: 'other', name: 'Other', role: 'manager', agencyId: null })
  await desk.client.access.savePerson({ ...me!, role: 'partner', agencyId: 1 })
  const { search, saveIntervention, similar } = desk.client.library
  await expect(search()).rejects.toMatchObject({ code: 'forbidden' })
  await expect(similar({ profileId: 1 })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(saveIntervention(lighting)).rejects.toMatchObject({ code: 'forbidden' })
})
