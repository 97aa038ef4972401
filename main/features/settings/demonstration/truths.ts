import { adoptedOn, baseline, firstDay, lastDay } from './calendar.ts'

type Point = readonly [easting: number, northing: number]

/**
 * What was planted in the demonstration bureau, so that whoever looks for it can tell whether they found it.
 * Places are metres of EPSG:27700. The same whatever the seed; the seed decides all that lies around it.
 */
export const truths = {
  firstDay,
  lastDay,
  adoptedOn,
  baseline,
  leisureCentre: {
    name: 'Northgate Leisure Centre',
    at: [458_900, 306_000] as Point,
    radiusMetres: 60,
    /** Nothing else was ever reported within this distance of it. */
    clearMetres: 260,
    /** December 2023 to November 2024: 312 calls, 26 a month. */
    monthsBefore: [26, 31, 24, 28, 22, 27, 25, 30, 23, 26, 24, 26],
    /** From 1 December 2024 until the day before adoption. */
    lastBefore: 14,
    /** From the day after adoption to the end of December, and each month to the middle of December 2025: 48 calls. */
    monthsAfter: [2, 5, 4, 3, 4, 6, 4, 3, 5, 4, 2, 4, 2],
    perMonthBefore: 26,
    perMonthAfter: 4,
    changePercent: -84.6,
    poissonZ: -6.198,
  },
  displaced: {
    name: 'Bellfounder Parade',
    at: [459_540, 306_480] as Point,
    radiusMetres: 40,
    clearMetres: 140,
    metresFromLeisureCentre: 800,
    perMonthBefore: 2,
    perMonthAfter: 9,
  },
  streetDrinking: {
    name: 'Guildhall Gardens',
    at: [458_530, 304_850] as Point,
    radiusMetres: 50,
    clearMetres: 110,
    perMonth: 24,
    /** Hours of the day in which nine in ten of its calls are made. */
    fromHour: 21,
    untilHour: 3,
  },
  repeatCaller: {
    caller: 'C-920417',
    place: '37 Cobbler Terrace, Tanners Row',
    at: [457_420, 304_680] as Point,
    clearMetres: 70,
    perMonth: 9,
  },
  vehicleLine: {
    name: 'Westering Parkway',
    from: [456_000, 303_100] as Point,
    to: [455_460, 303_820] as Point,
    clearMetres: 110,
    perMonth: 32,
  },
  /** New in the last fortnight. */
  emerging: {
    name: 'Maltings Wharf',
    at: [456_900, 306_900] as Point,
    radiusMetres: 60,
    clearMetres: 420,
    calls: 13,
    from: '2025-12-04',
  },
  /** Fires along a path, each near the one before in place and time; the last on the last day. */
  nearRepeats: {
    name: 'Quarry Bank allotments',
    at: [460_300, 302_300] as Point,
    clearMetres: 420,
    words: 'Deliberate fire: refuse or bin',
    calls: 6,
    stepMetres: 110,
    everyDays: 4,
  },
  /** Calls in January 2024 and January 2025. */
  channelShift: {
    months: ['2024-01', '2025-01'],
    all: { 'call-centre-101': [450, 576], 'police-control': [425, 374] },
    drinkOrDrugs: { 'call-centre-101': [30, 112], 'police-control': [92, 12] },
    percent: { all101: 28, allPolice: -12, drinkOrDrugs101: 273, drinkOrDrugsPolice: -87 },
  },
} as const
