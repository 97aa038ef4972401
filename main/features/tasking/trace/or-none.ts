/** For a condition "is one of these": an empty list matches nothing, which not every database takes as such. */
export function orNone(ids: readonly number[]): readonly number[] {
  return ids.length > 0 ? ids : [0]
}
