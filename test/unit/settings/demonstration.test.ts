import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { days } from '../../../main/features/settings/demonstration/calendar.ts'
import type { Call } from '../../../main/features/settings/demonstration/call.ts'
import { generateCalls } from '../../../main/features/settings/demonstration/calls.ts'
import { deliveries } from '../../../main/features/settings/demonstration/deliveries.ts'
import { writeExtracts } from '../../../main/features/settings/demonstration/extracts.ts'
import {
  cityCentre,
  neighbourhoods,
  neighbourhoodsGeoJson,
} from '../../../main/features/settings/demonstration/neighbourhoods.ts'
import { categories, type SourceKey } from '../../../main/features/settings/demonstration/sources.ts'
import { truths } from '../../../main/features/settings/demonstration/truths.ts'

const calls = generateCalls(7)
const extracts = [...writeExtracts(7, calls, deliveries)]
const dayOf = (call: Call) => days[call.day]!.text
const monthOf = (call: Call) => days[call.day]!.month
const within = (call: Call, [x, y]: readonly [number, number], metres: number) =>
  call.address !== null && Math.hypot(call.address.easting - x, call.address.northing - y) <= metres

test('the same seed makes the same bureau to the last byte, another seed another', () => {
  expect(generateCalls(7)).toEqual(calls)
  expect([...writeExtracts(7, calls, deliveries)]).toEqual(extracts)
  expect(generateCalls(8)).not.toEqual(calls)
})

test('thirty thousand calls in two years, all in the city, all within their days', () => {
  expect(calls.length).toBeGreaterThan(28_000)
  expect(calls.length).toBeLessThan(34_000)
  for (const { address, minute, day } of calls) {
    expect(minute >= 0 && minute < 1440 && day < days.length).toBe(true)
    if (!address) continue
    const away = Math.hypot(address.easting - cityCentre[0], address.northing - cityCentre[1])
    expect(away).toBeLessThan(5_600)
  }
  expect(dayOf(calls[0]!)).toBe(truths.firstDay)
  expect(dayOf(calls.at(-1)!)).toBe(truths.lastDay)
})

describe('planted truths, whatever the seed', () => {
  test.each([7, 8, 2024])('seed %i', seed => {
    const all = seed === 7 ? calls : generateCalls(seed)
    const leisure = all.filter(call =>
      within(call, truths.leisureCentre.at, truths.leisureCentre.clearMetres),
    )
    expect(
      leisure.every(call => within(call, truths.leisureCentre.at, truths.leisureCentre.radiusMetres)),
    ).toBe(true)
    const before = leisure.filter(call => dayOf(call) <= truths.baseline.to)
    const after = leisure.filter(call => dayOf(call) > truths.adoptedOn)
    expect(before.length / 12).toBe(truths.leisureCentre.perMonthBefore)
    expect(after.length / 12).toBe(truths.leisureCentre.perMonthAfter)
    expect(leisure.filter(call => dayOf(call) === truths.adoptedOn)).toHaveLength(0)
    expect(Math.round((after.length / before.length - 1) * 1000) / 10).toBe(
      truths.leisureCentre.changePercent,
    )
    const { perMonthAfter, perMonthBefore, poissonZ } = truths.leisureCentre
    expect(2 * (Math.sqrt(perMonthAfter) - Math.sqrt(perMonthBefore))).toBeCloseTo(poissonZ, 3)

    const [lastJanuary, thisJanuary] = truths.channelShift.months.map(month =>
      all.filter(call => monthOf(call) === month),
    ) as [Call[], Call[]]
    const count = (some: Call[], source: SourceKey, drinkOrDrugs: boolean) =>
      some.filter(
        call =>
          call.source === source &&
          (!drinkOrDrugs || categories[source][call.category]!.drinkOrDrugs === true),
      ).length
    const percent = (source: SourceKey, drinkOrDrugs: boolean) =>
      Math.round(
        (count(thisJanuary, source, drinkOrDrugs) / count(lastJanuary, source, drinkOrDrugs) - 1) * 100,
      )
    const { all101, allPolice, drinkOrDrugs101, drinkOrDrugsPolice } = truths.channelShift.percent
    expect(percent('call-centre-101', false)).toBe(all101)
    expect(percent('police-control', false)).toBe(allPolice)
    expect(percent('call-centre-101', true)).toBe(drinkOrDrugs101)
    expect(percent('police-control', true)).toBe(drinkOrDrugsPolice)
  })
})

test('the displaced spot lies 800 m off and rises when the leisure centre falls', () => {
  const { at, metresFromLeisureCentre, clearMetres, perMonthBefore, perMonthAfter } = truths.displaced
  const [x, y] = truths.leisureCentre.at
  expect(Math.hypot(at[0] - x, at[1] - y)).toBe(metresFromLeisureCentre)
  const there = calls.filter(call => within(call, at, clearMetres))
  const before = there.filter(call => dayOf(call) < truths.adoptedOn).length
  const after = there.filter(call => dayOf(call) > '2024-12-31').length
  expect(Math.abs(before / 12.5 - perMonthBefore)).toBeLessThan(0.5)
  expect(Math.abs(after / 11.5 - perMonthAfter)).toBeLessThan(1)
})

test('street drinking is a matter of the night', () => {
  const { at, radiusMetres, fromHour, untilHour } = truths.streetDrinking
  const there = calls.filter(call => within(call, at, radiusMetres))
  const night = there.filter(({ minute }) => minute >= fromHour * 60 || minute < untilHour * 60)
  expect(there.length).toBeGreaterThan(500)
  expect(night.length / there.length).toBeGreaterThan(0.9)
})

test('one caller calls from one address', () => {
  const { caller, at } = truths.repeatCaller
  const theirs = calls.filter(call => call.caller === caller)
  expect(theirs.length).toBeGreaterThan(180)
  expect(theirs.every(call => within(call, at, 0))).toBe(true)
})

test('what is new began in the last fortnight, where nothing was before', () => {
  const { at, radiusMetres, clearMetres, calls: planted, from } = truths.emerging
  const there = calls.filter(call => within(call, at, clearMetres))
  expect(there).toHaveLength(planted)
  expect(there.every(call => within(call, at, radiusMetres) && dayOf(call) >= from)).toBe(true)
})

test('one fire follows another along a path', () => {
  const { at, clearMetres, calls: planted, words, stepMetres, everyDays } = truths.nearRepeats
  const fires = calls.filter(call => within(call, at, clearMetres))
  expect(fires).toHaveLength(planted)
  for (const [index, fire] of fires.entries()) {
    expect(categories[fire.source][fire.category]!.words).toBe(words)
    const before = fires[index - 1]
    if (!before) continue
    expect(fire.day - before.day).toBe(everyDays)
    expect(fire.address!.easting - before.address!.easting).toBe(stepMetres)
  }
  expect(dayOf(fires.at(-1)!)).toBe(truths.lastDay)
})

test('vehicles are a nuisance along the whole of one road', () => {
  const along = calls.filter(call => call.plant === 'vehicle line')
  const doors = new Set(along.map(call => call.address!.easting))
  expect(doors.size).toBe(37)
  expect(
    along.every(call => categories[call.source][call.category]!.words.startsWith('Vehicle nuisance')),
  ).toBe(true)
})

test('each file holds the calls of its days and the faults it says', () => {
  const sent = extracts.reduce(
    (sum, { rows, duplicates, impossible }) => sum + rows - duplicates - impossible,
    0,
  )
  expect(sent).toBe(calls.length)
  for (const { text, rows, duplicates, impossible, unplaced } of extracts) {
    const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
    expect(errors).toEqual([])
    expect(data).toHaveLength(rows)
    const [reference] = Object.keys(data[0]!)
    expect(new Set(data.map(row => row[reference!])).size).toBe(rows - duplicates)
    expect(data.filter(row => Object.values(row).some(cell => /^32\/|-32 /.test(cell)))).toHaveLength(
      impossible,
    )
    const withoutPlace = data.filter(row => 'Easting' in row && row.Easting === '')
    if ('Easting' in data[0]!) expect(Math.abs(withoutPlace.length - unplaced)).toBeLessThanOrEqual(5)
  }
})

test('the neighbourhoods cover the city once: no ground twice, none left out', () => {
  const area = (ring: readonly (readonly [number, number])[]) =>
    Math.abs(
      ring.reduce((sum, [x, y], i) => {
        const [nextX, nextY] = ring[(i + 1) % ring.length]!
        return sum + x * nextY - nextX * y
      }, 0) / 2,
    )
  const total = neighbourhoods.reduce((sum, { ring }) => sum + area(ring), 0)
  const inside = ([x, y]: readonly [number, number], ring: readonly (readonly [number, number])[]) =>
    ring.reduce((odd, [ax, ay], i) => {
      const [bx, by] = ring[(i + 1) % ring.length]!
      return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !odd : odd
    }, false)
  expect(total / 1e6).toBeGreaterThan(60)
  expect(total / 1e6).toBeLessThan(85)
  for (const { address } of calls.filter((_, index) => index % 10 === 0)) {
    if (!address) continue
    // A quarter of a metre off the whole metre, so that no point lies on a boundary.
    const point = [address.easting + 0.23, address.northing + 0.27] as const
    expect(neighbourhoods.filter(({ ring }) => inside(point, ring))).toHaveLength(1)
  }
  const collection = JSON.parse(neighbourhoodsGeoJson())
  expect(collection.features).toHaveLength(neighbourhoods.length)
  expect(new Set(neighbourhoods.map(({ name }) => name)).size).toBe(32)
})

test('what was planted is written beside the bureau', () => {
  const readme = readFileSync(new URL('../../../resources/demonstration/README.md', import.meta.url), 'utf8')
  const { leisureCentre, displaced, streetDrinking, repeatCaller, vehicleLine, channelShift } = truths
  const { emerging, nearRepeats } = truths
  const { all, drinkOrDrugs } = channelShift
  for (const fact of [
    'invented',
    truths.adoptedOn,
    leisureCentre.name,
    displaced.name,
    streetDrinking.name,
    repeatCaller.caller,
    repeatCaller.place,
    vehicleLine.name,
    emerging.name,
    nearRepeats.name,
    `${emerging.calls} calls from ${emerging.from}`,
    `${nearRepeats.calls} deliberate fires`,
    ...[leisureCentre, displaced, streetDrinking, repeatCaller, emerging, nearRepeats].map(
      ({ at }) => `E ${at[0]} N ${at[1]}`,
    ),
    `${leisureCentre.perMonthBefore} a month`,
    `${leisureCentre.perMonthAfter} a month`,
    String(leisureCentre.poissonZ).replace('-', '−'),
    ...[all, drinkOrDrugs].flatMap(part => Object.values(part).map(([from, to]) => `| ${from} | ${to} |`)),
  ]) {
    expect(readme).toContain(fact)
  }
})
