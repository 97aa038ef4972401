import type { incidents } from '#shared/features/incidents/contract.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { nameOfCode } from '../imports/categories/schemes.ts'
import { countByMonth, extentDays } from './by-month.ts'
import { countByWeek } from './by-week.ts'
import { readCodeTable } from './category-codes.store.ts'
import { tallyCodes } from './coded.ts'
import { hourByWeekday } from './hour-by-weekday.ts'
import { categoriesById, readIncident, readIncidentRows, sourceNames } from './incidents.store.ts'
import { linkHandlers } from './links.handlers.ts'
import { countByMonthOnly, monthsCut } from './month-cut.ts'
import { orderOf } from './order.store.ts'
import { pageOf } from './order.ts'
import { countPlaced, gather } from './places.ts'
import { savedFilterHandlers } from './saved-filters.handlers.ts'
import { tableHandlers } from './table.handlers.ts'
import { tally, tallyPlaces } from './tally.ts'

export const incidentsHandlers: HandlersOf<typeof incidents> = {
  ...linkHandlers,
  ...savedFilterHandlers,
  ...tableHandlers,

  async summary({ db, bureau }, { filter }) {
    const snapshot = bureau.snapshot()
    const positions = await bureau.select(db, filter, snapshot)
    const { count: counted, ...everyCall } = filter
    const calls =
      counted === 'events' ? (await bureau.select(db, everyCall, snapshot)).length : positions.length
    const placed = countPlaced(snapshot, positions)
    let cut = 0
    for (const month of monthsCut(snapshot, filter)) {
      cut += countByMonthOnly(snapshot, await bureau.select(db, { ...filter, ...month }, snapshot))
    }
    const extent = extentDays(snapshot, positions)
    const names = await sourceNames(db)
    const categories = await categoriesById(db)
    const countOfCode = new Map<string, number>()
    let uncoded = 0
    const byCategory = [...tallyCodes(snapshot, positions, await readCodeTable(db))].map(([id, ofCodes]) => {
      const { words, source_id } = categories.get(id)!
      let count = 0
      for (const [code, coded] of ofCodes) {
        count += coded
        if (code === null) uncoded += coded
        else countOfCode.set(code, (countOfCode.get(code) ?? 0) + coded)
      }
      const codes = [...ofCodes].map(([code, coded]) => ({ code, count: coded }))
      return { id, name: words, codes, count, sourceName: names.get(source_id)! }
    })
    return {
      total: positions.length,
      calls,
      placed,
      unplaced: positions.length - placed,
      uncoded,
      cutByPeriod: cut,
      firstDay: extent?.first ?? null,
      lastDay: extent?.last ?? null,
      sources: [...tally(snapshot.sources, positions)]
        .map(([id, count]) => ({ id, name: names.get(id)!, count }))
        .sort(mostFirst),
      categories: byCategory.sort(mostFirst),
      codes: [...countOfCode]
        .map(([code, count]) => ({ code, name: nameOfCode(code) ?? code, count }))
        .sort(mostFirst),
      channels: [...tally(snapshot.channels, positions)]
        .map(([number, count]) => ({ channel: snapshot.channelWords[number]!, count }))
        .sort((a, b) => b.count - a.count || (a.channel < b.channel ? -1 : 1)),
    }
  },

  async points({ db, bureau }, { filter }) {
    const snapshot = bureau.snapshot()
    const positions = await bureau.select(db, filter, snapshot)
    const { eastings, northings, placeOfPosition } = bureau.places(snapshot)
    const { places, counts, unplaced } = tallyPlaces(placeOfPosition, eastings.length, positions)
    return {
      eastings: gather(eastings, places),
      northings: gather(northings, places),
      counts,
      placed: positions.length - unplaced,
      unplaced,
    }
  },

  async byMonth({ db, bureau }, { filter }) {
    const snapshot = bureau.snapshot()
    return countByMonth(snapshot, await bureau.select(db, filter, snapshot), filter)
  },

  async byWeek({ db, bureau }, { filter }) {
    const snapshot = bureau.snapshot()
    return countByWeek(snapshot, await bureau.select(db, filter, snapshot), filter)
  },

  async hourByWeekday({ db, bureau }, { filter }) {
    const snapshot = bureau.snapshot()
    const positions = await bureau.select(db, filter, snapshot)
    const hours = hourByWeekday(
      gather(snapshot.fromMinutes, positions),
      gather(snapshot.toMinutes, positions),
      gather(snapshot.timePrecisions, positions),
    )
    if (hours.kind === 'refused') return hours
    const { kind, values, incidents, left } = hours
    return { kind, values: Array.from(values), incidents, left }
  },

  async rows({ db, bureau }, { filter, sort, offset, limit }) {
    const snapshot = bureau.snapshot()
    const positions = await bureau.select(db, filter, snapshot)
    const order = await orderOf({ db, store: bureau.store }, snapshot, sort.key)
    const page = pageOf(order, positions, { descending: sort.descending, offset, limit })
    return {
      total: positions.length,
      rows: await readIncidentRows(
        db,
        page.map(at => snapshot.ids[at]!),
      ),
    }
  },

  async get({ db, bureau }, { incidentId }) {
    const incident = await readIncident(db, incidentId)
    const { easting, northing } = incident
    const areas = easting === null || northing === null ? [] : await bureau.areasAt(db, easting, northing)
    if (incident.placePrecision !== 'area') return { ...incident, areas }
    // Of the areas around its point only the one it was coded to is known to be right.
    const told = new Set(incident.raw.map(({ value }) => value.trim().toUpperCase()))
    return { ...incident, areas: areas.filter(({ code }) => told.has(code.toUpperCase())) }
  },
}

const mostFirst = (a: { name: string; count: number }, b: { name: string; count: number }) =>
  b.count - a.count || (a.name < b.name ? -1 : 1)
