import { toGridReference } from '#shared/geo/grid-reference.ts'
import type { Context } from '../../backend/context.ts'

/** Where something is, in words: the area a point lies in, and the point's grid reference. */
export async function labelOf(
  { db, bureau }: Pick<Context, 'db' | 'bureau'>,
  [easting, northing]: readonly [number, number],
): Promise<string> {
  const reference = toGridReference(easting, northing) ?? `E ${easting} N ${northing}`
  const [area] = await bureau.areasAt(db, easting, northing)
  return area ? `${area.name}, ${reference}` : reference
}
