/** Calls after which the data are others: what is new in them is looked for. */
const changesIncidents: ReadonlySet<string> = new Set(['imports.run', 'imports.sweep', 'imports.undo'])

export type FollowUps = {
  /** Told of every call that ended well. */
  ended(name: string): void
  /** Does what is due and waits until it is done. */
  settle(): Promise<void>
}

/**
 * What follows on calls that changed the incidents, once however many they were. A window is not kept waiting: there
 * it starts by itself; the command line settles before it closes the bureau.
 *
 * @param follow asked as the same person, so that it is permitted and recorded as any call is.
 */
export function openFollowUps(follow: () => Promise<unknown>, startsItself: boolean): FollowUps {
  let isDue = false
  let underWay: Promise<void> | null = null

  async function work() {
    while (isDue) {
      isDue = false
      try {
        await follow()
      } catch {
        // What was imported stays imported. Why it failed is in the log, and what is new can be looked for again.
      }
    }
  }
  function settle(): Promise<void> {
    underWay ??= work().finally(() => {
      underWay = null
      // Told in the very moment in which the last one ended.
      if (isDue) void settle()
    })
    return underWay
  }

  return {
    ended(name) {
      if (!changesIncidents.has(name)) return
      isDue = true
      if (startsItself) void settle()
    },
    settle,
  }
}
