import { AppError } from '#shared/rpc/error.ts'

type Properties = Record<string, unknown>
export type Feature = {
  /** Counted from 1, as a person would. */
  number: number
  properties: Properties
  geometry: { type: string; coordinates: unknown } | null
}
export type FeatureFile = { fileName: string; features: Feature[]; crs: string | null }

/** Reads the features of a GeoJSON text (RFC 7946, and the `crs` member of 2008 before it). */
export function readFeatures(text: string, fileName: string): FeatureFile {
  if (text.trim() === '') throw refused(`${fileName} is empty.`)
  const root = parsed(text, fileName)
  if (!isRecord(root) || typeof root.type !== 'string') throw notGeoJson(fileName)
  const found = root.type === 'FeatureCollection' ? root.features : [asFeature(root)]
  if (!Array.isArray(found)) throw notGeoJson(fileName)
  if (found.length === 0) throw refused(`${fileName} holds no features.`)
  const features = found.map((feature, index) => {
    if (!isRecord(feature) || feature.type !== 'Feature') {
      throw refused(`${fileName}, feature ${index + 1}: it is not a GeoJSON feature.`)
    }
    const geometry = isRecord(feature.geometry) ? feature.geometry : null
    return {
      number: index + 1,
      properties: isRecord(feature.properties) ? feature.properties : {},
      geometry: geometry && { type: String(geometry.type), coordinates: geometry.coordinates },
    }
  })
  return { fileName, features, crs: crsOf(root) }
}

export function refused(message: string, next = 'Ask whoever made the file for GeoJSON polygons.'): AppError {
  return new AppError('invalid', message, { next })
}

function parsed(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const where = error instanceof SyntaxError ? ` (${error.message})` : ''
    throw refused(`${fileName} is not JSON${where}, so it cannot be GeoJSON.`)
  }
}

function notGeoJson(fileName: string): AppError {
  return refused(`${fileName} is JSON, but not GeoJSON: it has no features.`)
}

/** A file of a single feature or a bare geometry is a collection of one. */
function asFeature(root: Record<string, unknown>): unknown {
  return 'coordinates' in root ? { type: 'Feature', properties: {}, geometry: root } : root
}

function crsOf({ crs }: Record<string, unknown>): string | null {
  if (!isRecord(crs) || !isRecord(crs.properties)) return null
  return typeof crs.properties.name === 'string' ? crs.properties.name : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
