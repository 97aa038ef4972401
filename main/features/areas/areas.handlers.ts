import type { areas } from '#shared/features/areas/contract.ts'
import { mayKnowDrawn } from '#shared/features/areas/drawn-rules.ts'
import type { HandlersOf } from '../../backend/context.ts'
import {
  addAreaSet,
  listAreaSets,
  listAreas,
  noSuchSet,
  readAreas,
  removeAreaSet,
  requireAreaSet,
} from './areas.store.ts'
import { drawnHandlers } from './drawn.handlers.ts'
import { figuresHandlers } from './figures/figures.handlers.ts'
import { readFeatureFile } from './geojson.files.ts'
import { readShapes } from './polygons.ts'
import { guessCodeAndName, nameAreas, summariseProperties } from './properties.ts'

export const areasHandlers: HandlersOf<typeof areas> = {
  ...figuresHandlers,
  ...drawnHandlers,

  async sets({ db, person }) {
    const sets = await listAreaSets(db)
    return mayKnowDrawn(person.role) ? sets : sets.filter(({ drawn }) => !drawn)
  },

  async inspect({ files }, { file }) {
    const read = await readFeatureFile(files.resolve(file))
    const { shapes, findings } = readShapes(read)
    const features = shapes.map(({ feature }) => feature)
    return {
      fileName: read.fileName,
      features: features.length,
      properties: summariseProperties(features),
      ...guessCodeAndName(features),
      findings,
    }
  },

  async load({ db, files, host, changed }, { file, name, vintage, codeProperty, nameProperty }) {
    const read = await readFeatureFile(files.resolve(file))
    const named = nameAreas(read, readShapes(read).shapes, codeProperty, nameProperty)
    const loadedAt = host.now().toISOString()
    const set = await addAreaSet(db, { name, vintage, fileName: read.fileName, loadedAt }, named)
    changed('areas')
    return set
  },

  async removeSet({ db, changed }, { areaSetId }) {
    await removeAreaSet(db, areaSetId)
    changed('areas')
  },

  async outlines({ db, person }, { areaSetId }) {
    const { drawn } = await requireAreaSet(db, areaSetId)
    if (drawn && !mayKnowDrawn(person.role)) throw noSuchSet()
    return readAreas(db, areaSetId)
  },

  // Where areas of a set overlap, an incident is counted in the first by code: the counts add up to the total.
  async counts({ db, bureau }, { areaSetId, filter }) {
    const snapshot = bureau.snapshot()
    const positions = await bureau.select(db, filter, snapshot)
    const areaOfPosition = await bureau.areaOfPositions(db, areaSetId, snapshot)
    const countOf = new Map<number, number>()
    let [outside, unplaced] = [0, 0]
    for (const at of positions) {
      const area = areaOfPosition[at]!
      if (area > 0) countOf.set(area, (countOf.get(area) ?? 0) + 1)
      else if (Number.isNaN(snapshot.eastings[at]!)) unplaced++
      else outside++
    }
    const areas = await listAreas(db, areaSetId)
    return {
      areas: areas.map(({ id, code, name }) => ({ id, code, name, count: countOf.get(id) ?? 0 })),
      outside,
      unplaced,
    }
  },
}
