import { mayKnowDrawn } from '#shared/features/areas/drawn-rules.ts'
import type { imports, MappingSpec } from '#shared/features/imports/contract.ts'
import type { Bureau, Context, HandlerOf } from '../../../backend/context.ts'
import type { run as readPostcodes } from '../postcodes.worker.ts'
import { pointInside } from './area-point.ts'
import { areasNamed, postcodeFound } from './find-places.ts'
import { areaNames, areaPolygons, areasKey, readAreaPlaces } from './known-places.store.ts'
import type { KnownPlaces } from './known-places.ts'
import { postcodeFileOf, readPostcodeColumns, replacePostcodeFile } from './postcodes.store.ts'
import type { Postcodes } from './postcodes.ts'

type Kept<T> = WeakMap<Bureau, { key: string; value: T }>

/** What is dear to read is kept for as long as what it was read from is there. */
const areasKept: Kept<Pick<KnownPlaces, 'areas' | 'extent'>> = new WeakMap()
const postcodesKept: Kept<Postcodes | null> = new WeakMap()

async function kept<T>(of: Kept<T>, bureau: Bureau, key: string, read: () => Promise<T>): Promise<T> {
  const known = of.get(bureau)
  if (known?.key === key) return known.value
  const value = await read()
  of.set(bureau, { key, value })
  return value
}

/** What the bureau knows of places, as far as a mapping asks for it. */
export async function knownPlacesFor(
  { db, bureau }: Pick<Context, 'db' | 'bureau'>,
  { fields }: Pick<MappingSpec, 'fields'>,
): Promise<KnownPlaces> {
  const { areas, extent } = await kept(areasKept, bureau, await areasKey(db), () => readAreaPlaces(db))
  const postcodes = fields.postcode === undefined ? null : await loadedPostcodes({ db, bureau })
  return { postcodes, areas: fields.areaCode === undefined ? null : areas, extent }
}

async function loadedPostcodes({ db, bureau }: Pick<Context, 'db' | 'bureau'>): Promise<Postcodes | null> {
  const file = await postcodeFileOf(db)
  return file && kept(postcodesKept, bureau, String(file.id), () => readPostcodeColumns(db, file.id))
}

export const findPlaces: HandlerOf<(typeof imports)['findPlaces']> = async (
  { db, bureau, person },
  { text },
) => {
  const postcode = postcodeFound(text, await loadedPostcodes({ db, bureau }))
  if (postcode) return [postcode]
  const areas = areasNamed(await areaNames(db, mayKnowDrawn(person.role)), text)
  const polygons = await areaPolygons(
    db,
    areas.map(({ id }) => id),
  )
  return areas.flatMap(({ id, name, of }) => {
    const point = pointInside(polygons.get(id) ?? [])
    return point ? [{ name, of, easting: Math.round(point[0]), northing: Math.round(point[1]) }] : []
  })
}

export const postcodeFile: HandlerOf<(typeof imports)['postcodeFile']> = async ({ db }) => {
  const file = await postcodeFileOf(db)
  if (!file) return null
  const { fileName, loadedAt, postcodes } = file
  return { fileName, loadedAt, postcodes }
}

export const loadPostcodes: HandlerOf<(typeof imports)['loadPostcodes']> = async (context, { file }) => {
  const { db, files, workers, host, signal, report, changed } = context
  const found = files.resolve(file)
  report({ stage: 'Reading postcodes', done: 0, total: null })
  const read = await workers.run<typeof readPostcodes>('imports/postcodes', { file: found }, { signal })
  const loaded = { fileName: found.name, loadedAt: host.now().toISOString(), postcodes: read.length }
  await db.transaction().execute(trx => replacePostcodeFile(trx, loaded, read))
  changed('imports')
  return { ...loaded, withoutPlace: read.withoutPlace, unusable: read.unusable }
}
