type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** What was not sent is not touched. */
export function withoutAbsent<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>
}
