import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countsOf, writtenSections } from '#shared/features/profiles/document.ts'
import { sectionTexts } from '#shared/features/profiles/document-text.ts'
import { entriesOf } from '#shared/features/profiles/lists.ts'
import { sectionKeys } from '#shared/features/profiles/sections.ts'
import { isEnded } from '#shared/features/tasking/rules.ts'
import { today } from '../../main/features/settings/demonstration/calendar.ts'
import { known } from '../../main/features/settings/demonstration/surveys-told.ts'
import { truths } from '../../main/features/settings/demonstration/truths.ts'
import { openTestDesk, type TestDesk } from './desk.ts'
import { leftIn } from './left-in.ts'

const { leisureCentre, channelShift, baseline, adoptedOn } = truths

describe('the demonstration bureau', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openTestDesk({ bureau: null })
    desk.setNow('2026-01-05T09:00:00.000Z')
    await desk.client.settings.openDemonstration()
  })
  afterAll(() => desk.close())

  test('says that it is invented, and is the one bureau that was opened', async () => {
    const { bureau, recent } = await desk.client.settings.desk()
    expect(bureau).toMatchObject({ name: 'Demonstration', demonstration: true })
    expect(recent.map(({ name, exists }) => [name, exists])).toEqual([['Demonstration', true]])
    expect(leftIn(desk.folder)).toEqual(['Demonstration.bureau', 'Demonstration.files', 'state'])
  })

  test('stands still on the day after its last call, whatever the day of the machine', async () => {
    const { bureau } = await desk.client.settings.desk()
    expect(bureau!.today).toBe(today)
    desk.setNow('2027-07-01T23:30:00.000Z')
    expect((await desk.client.settings.desk()).bureau!.today).toBe(today)
    expect((await desk.client.imports.freshness()).filter(({ late }) => late)).toEqual([])
    const [profile] = await desk.client.profiles.list()
    const saved = await desk.client.profiles.save({
      profileId: profile!.id,
      version: profile!.version,
      particulars: {},
    })
    // 00:30 by the clock on the wall in July is 00:30 in December.
    expect(saved.savedAt).toBe(`${today}T00:30:00.000Z`)
    desk.setNow('2026-01-05T09:00:00.000Z')
  })

  test('keeps measures and surveys with what was planted in them', async () => {
    const { performance } = desk.client
    const measures = await performance.measures()
    expect(measures.map(({ number, unavailable }) => [number, unavailable])).toEqual(
      [1, 2, 3, 4, 5].map(number => [`M-00${number}`, null]),
    )
    const graffiti = await performance.measure({ measureId: measures[0]!.id })
    expect(graffiti.rebases).toMatchObject([{ month: '2025-04', reason: expect.stringContaining('second') }])
    const limits = graffiti.points.slice(-9).map(point => point.limits!)
    expect(limits[1]!.mean).toBeLessThan(limits[0]!.mean / 2)
    const [crave] = await performance.surveys()
    const [autumn, spring] = crave!.waves
    const ask = { surveyId: crave!.id, questionId: crave!.questions[0]!.id, waveId: spring!.id }
    const safe = await performance.surveyResult(ask)
    const real = safe.areas.filter(({ change }) => change?.isReal)
    expect(real.map(({ areaName }) => areaName)).toEqual(['Northgate'])
    expect(safe.areas.filter(({ now }) => now === null).length).toBeGreaterThanOrEqual(2)
    const questionId = crave!.questions.at(known.question - 1)!.id
    const help = await performance.surveyResult({ ...ask, questionId, waveId: autumn!.id })
    expect(help.whole!.now).toMatchObject({ yes: known.yes, asked: known.asked })
  })

  test('accounts for every row of every file, and is sound', async () => {
    const imports = await desk.client.imports.list()
    expect(imports).toHaveLength(28)
    for (const { read, loaded, rejected, duplicate, uncoded, sourceName } of imports) {
      expect(loaded + rejected + duplicate).toBe(read)
      expect([rejected, duplicate]).toEqual([2, 3])
      if (sourceName !== 'Council noise team') expect(uncoded).toBe(0)
    }
    const { total, unplaced } = await desk.client.incidents.summary({ filter: {} })
    expect(total).toBe(imports.reduce((sum, { loaded }) => sum + loaded, 0))
    expect(unplaced).toBeGreaterThan(100)
    expect(await desk.client.settings.checkIntegrity()).toMatchObject({ sound: true, findings: [] })
  })

  test('places its incidents in its neighbourhoods', async () => {
    const [set] = await desk.client.areas.sets()
    expect(set).toMatchObject({ areas: 32 })
    const { areas, outside } = await desk.client.areas.counts({ areaSetId: set!.id, filter: {} })
    expect(outside).toBe(0)
    expect(areas.every(({ count }) => count > 0)).toBe(true)
  })

  test('shows the leisure centre among the hotspots of the year before', async () => {
    const { hotspots } = await desk.client.analysis.run({
      parameters: { method: 'dbscan', epsMetres: 50, minPoints: 30 },
      filter: baseline,
    })
    const [x, y] = leisureCentre.at
    const there = hotspots.filter(({ centre }) => Math.hypot(centre[0] - x, centre[1] - y) < 60)
    expect(there.map(({ count }) => count)).toEqual([312])
    expect(there[0]!.rank).toBeLessThanOrEqual(3)
  })

  test('tells of 26 calls a month, then 4', async () => {
    const listed = await desk.client.profiles.list()
    expect(Object.fromEntries(listed.map(({ title, status }) => [title, status]))).toEqual({
      'Youths drinking at Northgate Leisure Centre': 'monitored',
      'Night-time street drinking in Guildhall Gardens': 'adopted',
      'Noise at Cobbler Terrace, Tanners Row': 'declined',
      'Vehicle nuisance along Westering Parkway': 'adopted',
      'Youths gathering at Bellfounder Parade': 'proposed',
      'Rubbish in the back lanes of Stonebridge End': 'closed',
    })
    const { id } = listed.find(({ title }) => title.includes(leisureCentre.name))!
    const profile = await desk.client.profiles.get({ profileId: id })
    expect(profile.adoptedOn).toBe(adoptedOn)
    expect(profile.baseline!.figures.months.map(({ count }) => count)).toEqual(leisureCentre.monthsBefore)
    expect(profile.since).toMatchObject({ count: 48, baselineCount: 312, baselinePerMonth: 26 })
    expect(profile.since!.perMonth).toBeCloseTo(leisureCentre.perMonthAfter, 1)
    expect(profile.since!.sentence).toContain('84.6 %')
    const document = await desk.client.profiles.document({ profileId: id })
    expect(writtenSections(document.sections)).toEqual(sectionKeys)
    const { problem } = sectionTexts(profile, document)
    expect(problem).toContain('312 incidents in all, 26 a month')
    expect(countsOf(document)).toMatchObject({ hypotheses: 3, objectives: 2, measurable: 2, planLines: 5 })
    const plan = entriesOf(document.entries, 'plan')
    expect(plan.filter(({ entry }) => entry.actionId !== null)).toHaveLength(3)
  })

  test('evaluates the leisure centre as the reference does', async () => {
    const listed = await desk.client.profiles.list()
    const { id: profileId } = listed.find(({ title }) => title.includes(leisureCentre.name))!
    const found = await desk.client.profiles.evaluation({ profileId })
    if ('unavailable' in found) throw new Error(found.unavailable)
    expect(found.before).toMatchObject({ count: 312, months: 12, perMonth: leisureCentre.perMonthBefore })
    expect(found.after).toMatchObject({ months: 11 })
    expect(found.after.perMonth).toBeCloseTo(leisureCentre.perMonthAfter, 9)
    expect(found.percent).toBeCloseTo(leisureCentre.changePercent, 1)
    expect(found.z).toBeCloseTo(leisureCentre.poissonZ, 3)
    expect(found.paired!.counts).toHaveLength(4)
  })

  test('keeps the evaluation of the profile that ended, with what was learned', async () => {
    const listed = await desk.client.profiles.list()
    const { id: profileId } = listed.find(({ status }) => status === 'closed')!
    const ended = await desk.client.profiles.get({ profileId })
    expect(ended).toMatchObject({ number: 'PP-2024-003', result: 'no-effect', closedOn: '2025-10-07' })
    expect(ended.lessons).toContain('whose waste')
    // Its own gate was met: nothing had to be overridden to close it.
    expect(ended.history.at(-1)).toMatchObject({ to: 'closed', overridden: [] })
    const kept = await desk.client.profiles.evaluation({ profileId })
    expect(kept).toMatchObject({ frozen: true, after: { months: 7 } })
  })

  test('shows the channel shift of January to the rounding', async () => {
    const { client } = desk
    const sources = await client.imports.sources()
    const callsOf = async (key: string, month: string, words: string[] | null) => {
      const sourceIds = [sources.find(source => source.key === key)!.id]
      const filter = { from: `${month}-01`, to: `${month}-31`, sourceIds }
      const { total, categories } = await client.incidents.summary({ filter })
      const wanted = categories.filter(({ name }) => words?.some(word => name.includes(word)))
      return words ? wanted.reduce((sum, { count }) => sum + count, 0) : total
    }
    const change = async (key: string, words: string[] | null) => {
      const [before, since] = channelShift.months
      return Math.round(((await callsOf(key, since, words)) / (await callsOf(key, before, words)) - 1) * 100)
    }
    const { all101, allPolice, drinkOrDrugs101, drinkOrDrugsPolice } = channelShift.percent
    expect(await change('call-centre-101', null)).toBe(all101)
    expect(await change('police-control', null)).toBe(allPolice)
    expect(await change('call-centre-101', ['Drunk or rowdy', 'Drug-related'])).toBe(drinkOrDrugs101)
    expect(await change('police-control', ['Street drinking', 'Drug/substance'])).toBe(drinkOrDrugsPolice)
  })

  test('tells that shift from a fall, and leads from each figure to its calls', async () => {
    const { client } = desk
    const [before, now] = channelShift.months.map(month => ({ from: `${month}-01`, to: `${month}-31` }))
    const told = await client.performance.channelShift({ now: now!, before: before! })
    const at = (label: string) => told.channels.findIndex(channel => channel.label === label)
    const [all, drink] = told.themes
    const { all101, allPolice, drinkOrDrugs101, drinkOrDrugsPolice } = channelShift.percent
    const percent = (theme: typeof all, label: string) =>
      Math.round(theme!.cells[at(label)]!.percent as number)
    expect(percent(all, '101 centre')).toBe(all101)
    expect(percent(all, 'Police command and control')).toBe(allPolice)
    expect(percent(drink, '101 centre')).toBe(drinkOrDrugs101)
    expect(percent(drink, 'Police command and control')).toBe(drinkOrDrugsPolice)
    expect([all!.verdict, drink!.verdict, told.leftOut]).toEqual(['shift', 'shift', []])
    for (const theme of told.themes) {
      const cells = [theme.total, ...theme.cells]
      expect(theme.cells.reduce((sum, cell) => sum + cell.now, 0)).toBe(theme.total.now)
      for (const { now, before, filters } of cells) {
        expect((await client.incidents.summary({ filter: filters.now })).total).toBe(now)
        expect((await client.incidents.summary({ filter: filters.before })).total).toBe(before)
      }
    }
  })

  test('tells the board what became of each adopted profile, what is of concern, and what worked', async () => {
    const { profiles, concerns, practice } = await desk.client.performance.outcomes()
    const told = profiles.find(({ title }) => title.includes(leisureCentre.name))!
    expect(told).toMatchObject({ verdict: 'worked', actions: { done: 4, overdue: 1 } })
    if ('unavailable' in told.measured) throw new Error(told.measured.unavailable)
    const { percent, percentLower, percentUpper, before, quotient, grounds } = told.measured
    expect(percent).toBeCloseTo(leisureCentre.changePercent, 1)
    expect(percentLower as number).toBeLessThan(percent as number)
    expect(percentUpper as number).toBeGreaterThan(percent as number)
    expect(quotient).toBeCloseTo(-0.503, 3)
    const { total } = await desk.client.incidents.summary({ filter: before.filter })
    expect([total, grounds[0]!.after]).toEqual([before.count, 44])
    expect(profiles.at(-1)).toMatchObject({ status: 'closed', verdict: 'no-change', result: 'no-effect' })
    expect(new Set(concerns.map(({ kind }) => kind))).toEqual(
      new Set(['new', 'rising', 'hotspot', 'area', 'priority']),
    )
    expect(JSON.stringify(concerns)).not.toContain('caller')
    expect(practice[0]).toMatchObject({ result: 'worked', evidenceKind: 'compared' })
    expect(practice.some(({ evidenceKind }) => evidenceKind === 'none')).toBe(false)
  })

  test('accounts for every action and every file of the partners in a year', async () => {
    const period = { from: '2024-12-01', to: '2025-11-30' }
    const { agencies } = await desk.client.performance.health({ period })
    const meetings = await desk.client.tasking.meetings()
    const held = meetings.filter(
      each => each.status === 'held' && each.heldOn >= period.from && each.heldOn <= period.to,
    )
    expect(agencies.map(agency => agency.held)).toEqual(agencies.map(() => held.length))
    const actions = await desk.client.tasking.actions({})
    const set = actions.filter(({ meetingId }) => held.some(({ id }) => id === meetingId))
    expect(agencies.reduce((sum, agency) => sum + agency.actions.set, 0)).toBe(set.length)
    for (const { actions: one } of agencies) {
      expect(one.doneOnTime + one.doneLate + one.cancelled + one.open + one.overdue).toBe(one.set)
    }
    const council = agencies.find(({ agencyName }) => agencyName === 'City council')!
    expect(council.sources.map(({ onTime, of, lateDays }) => [onTime, of, lateDays])).toEqual([
      [4, 4, 0],
      [4, 4, 0],
    ])
    expect(council.replies).toEqual({ sent: 1, answered: 1, medianDays: 6.1 })
  })

  test('leaves out of a comparison what did not report all the time, and refuses what nobody did', async () => {
    const { client } = desk
    const december = { from: '2025-12-01', to: '2025-12-31' }
    const year = { from: '2024-12-01', to: '2024-12-31' }
    await expect(client.performance.channelShift({ now: december, before: year })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('15 days of the 31'),
    })
    await expect(client.performance.channelShift({ now: year, before: year })).rejects.toMatchObject({
      code: 'invalid',
    })
    const byAgency = await client.performance.channelShift({
      ...{ now: { from: '2025-11-01', to: '2025-11-30' }, before: { from: '2025-10-01', to: '2025-10-31' } },
      by: 'agency',
    })
    expect(byAgency.channels.map(({ label }) => label)).toEqual([
      'City council',
      'Fire and rescue service',
      'Police',
    ])
  })

  test('knows the repeat caller by one pseudonym, never by number', async () => {
    const [x, y] = truths.repeatCaller.at
    const ring: [number, number][] = [
      [x - 5, y - 5],
      [x + 5, y - 5],
      [x + 5, y + 5],
      [x - 5, y + 5],
    ]
    const { total, rows } = await desk.client.incidents.rows({ filter: { polygon: ring } })
    expect(total).toBeGreaterThan(180)
    const one = await desk.client.incidents.get({ incidentId: rows[0]!.id })
    expect(one.place).toBe(truths.repeatCaller.place)
    expect(JSON.stringify(one)).not.toContain(truths.repeatCaller.caller)
  })

  test('has met every fortnight, and loses no action between two meetings', async () => {
    const meetings = (await desk.client.tasking.meetings()).sort((a, b) => (a.heldOn < b.heldOn ? -1 : 1))
    expect(meetings.filter(({ status }) => status === 'held')).toHaveLength(29)
    expect(meetings.at(-1)).toMatchObject({ status: 'planned', heldOn: '2026-01-13' })
    expect(meetings.find(({ heldOn }) => heldOn === adoptedOn)).toMatchObject({ decisions: 1, actions: 5 })
    expect(meetings.slice(0, -1).every(({ agencies }) => agencies >= 4)).toBe(true)
    const actions = await desk.client.tasking.actions({})
    const open = actions.filter(({ status }) => !isEnded(status))
    expect(open).toHaveLength(3)
    expect(open.filter(({ overdue }) => overdue)).toHaveLength(2)
    expect(open.every(({ carriedForward }) => carriedForward > 0)).toBe(true)
    // Every meeting approved the minutes of the one before it; those of the last one wait.
    const held = meetings.filter(({ status }) => status === 'held')
    expect(held.map(({ minutesApproved }) => minutesApproved)).toEqual(held.map((_, at) => at < 28))
    const [series] = await desk.client.tasking.series()
    expect(series).toMatchObject({
      quorum: 4,
      members: { length: 6 },
      next: [{ day: '2026-01-13' }, {}, {}, {}, {}, {}],
    })
    const next = await desk.client.tasking.meeting({ meetingId: meetings.at(-1)!.id })
    expect(next.agenda.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['last-minutes', 'carried']))
    expect(next.arising.map(({ number }) => number).sort()).toEqual(open.map(({ number }) => number).sort())
  })

  test('says who is in the way, who stands in, and what agencies wrote back', async () => {
    const { tasking } = desk.client
    const waiting = (await tasking.actions({})).filter(({ status }) => !isEnded(status))
    expect(waiting.map(({ status, blockedBy, priority }) => [status, blockedBy, priority])).toEqual([
      ['in-progress', '', 'normal'],
      ['blocked', 'Maker of the signs', 'normal'],
      ['open', '', 'high'],
    ])
    expect(waiting[2]).toMatchObject({ agencyName: 'City council', deputyAgencyName: 'Police' })
    expect(waiting.map(({ escalatedOn }) => escalatedOn !== null)).toEqual(
      waiting.map(({ overdue }) => overdue),
    )
    const replies = await tasking.replyFiles()
    expect(replies.filter(({ state }) => state === 'taken').map(each => each.answersTaken)).toHaveLength(3)
    expect(replies.filter(({ state }) => state === 'waiting')).toMatchObject([{ agencyName: 'City council' }])
    const history = await tasking.actionHistory({ actionId: waiting[0]!.id })
    expect(history.map(({ kind }) => kind)).toContain('escalated')
    expect(JSON.stringify(history)).toContain('two youth charities. (reply file RF-')
  })

  test('knows what is left of 423 visits by the end of October', async () => {
    const [list] = await desk.client.tasking.workLists()
    expect(list).toMatchObject({ name: 'Home safety visits', rows: 610, done: 150 })
    const asked = { workListId: list!.id, on: '2026-10-31' }
    const { rows, forecast } = await desk.client.tasking.workList(asked)
    expect(forecast).toMatchObject({ due: 423, done: 150, inflow: 60, days: 91, left: 108, low: 0 })
    expect(rows.filter(({ doneBy }) => doneBy !== '')).toHaveLength(5)
  })

  test('opens at once the second time, and keeps what was done in it', async () => {
    const [agency] = await desk.client.settings.agencies()
    await desk.client.settings.saveAgency({ ...agency!, name: 'Renamed' })
    await desk.client.settings.closeBureau()
    const startedAt = performance.now()
    await desk.client.settings.openDemonstration()
    expect(performance.now() - startedAt).toBeLessThan(1500)
    expect((await desk.client.settings.agencies()).map(({ name }) => name)).toContain('Renamed')
  })
})
