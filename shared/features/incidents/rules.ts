/** How exactly the time of an incident is known. The position in the list is what the store keeps. */
export const timePrecisions = ['minute', 'interval', 'day', 'month'] as const
export type TimePrecision = (typeof timePrecisions)[number]

/** How exactly the place of an incident is known. The position in the list is what the store keeps. */
export const placePrecisions = ['exact', 'snapped', 'postcode', 'street', 'none', 'area'] as const
export type PlacePrecision = (typeof placePrecisions)[number]

/** What may be odd about a placed incident: bits of `place_flags`, in this order. */
export const placeFlags = [
  'zero or default point',
  'easting and northing swapped',
  'latitude and longitude swapped',
  'digits cut off',
  'outside the national grid',
  'point snapped by its publisher',
  'outside the area',
  'in the sea of the grid',
  'centroid of a postcode, street or area',
  'too exact for its source',
] as const
export type PlaceFlag = (typeof placeFlags)[number]

/** The names of the flags set in a bit field. */
export function namesOfFlags(bits: number): PlaceFlag[] {
  return placeFlags.filter((_, index) => bits & (1 << index))
}

/** The bit field of the flags named. */
export function bitsOfFlags(flags: readonly PlaceFlag[]): number {
  return flags.reduce((bits, flag) => bits | (1 << placeFlags.indexOf(flag)), 0)
}
