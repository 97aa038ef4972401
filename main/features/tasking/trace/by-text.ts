/** Days and instants as they are kept sort as text. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
