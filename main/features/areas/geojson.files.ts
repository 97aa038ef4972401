import { readFile } from 'node:fs/promises'
import { AppError } from '#shared/rpc/error.ts'
import { type FeatureFile, readFeatures, refused } from './geojson.ts'

/** Reads a GeoJSON file. Throws `unavailable` where it cannot be read, `invalid` for what is not GeoJSON. */
export async function readFeatureFile({ path, name }: { path: string; name: string }): Promise<FeatureFile> {
  const bytes = await readFile(path).catch(error => {
    throw new AppError('unavailable', `${name} cannot be read.`, {
      next: 'Check that it is a file, still there, and not open in another program.',
      cause: error,
    })
  })
  return readFeatures(decoded(bytes, name), name)
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw refused(`${name} is not written in UTF-8, as GeoJSON is.`, 'Save it again as GeoJSON in UTF-8.')
  }
}
