/** One way in which an incident was told, as the store holds it. */
export type Version = {
  id: number
  importId: number
  line: number
  supersededBy: number | null
  /** Two that say the same have the same. */
  content: string
}
export type Telling = { importId: number; line: number }

/**
 * How old an import is: the latest minute its file knows of, which is the age of an extract; among equals the
 * first import of the same file under the same mapping. So a file imported again is as old as it was.
 */
export type Age = { minute: number; first: number }

type Content = { latest: Version; tellings: Telling[]; best: Telling }
export type Settled = {
  /** What counts from now on. */
  standing: Version
  /** What counted until now; null where the incident is new. */
  before: Version | null
  /** Set where the latest import tells again what had been told otherwise since: a version of its own. */
  returned: Telling | null
  /** Incident → the import that told it otherwise, null for what counts again; only where it changes. */
  changes: [id: number, supersededBy: number | null][]
}

/**
 * Decides which version of an incident counts: what was told by the latest file, within a file on the later
 * line, whatever the order of the imports. What was once superseded stays so, or a freeze made in between would
 * count it twice: where it is told again, the import brings a new version of the same content.
 *
 * @param ages of the finished imports; what others told does not count.
 * @param finishing the import that is being finished, null where one was undone.
 */
export function settle(
  versions: readonly Version[],
  tellingsOf: ReadonlyMap<number, readonly Telling[]>,
  ages: ReadonlyMap<number, Age>,
  finishing: number | null,
): Settled {
  const isLater = (a: Telling, b: Telling) => {
    const [one, other] = [ages.get(a.importId)!, ages.get(b.importId)!]
    return (one.minute - other.minute || one.first - other.first || a.line - b.line) > 0
  }
  const contents = byContent(versions, tellingsOf, ages, isLater)
  let top: Content | undefined
  for (const content of contents.values()) if (!top || isLater(content.best, top.best)) top = content
  const standing = top!.latest
  const counted = versions.filter(
    ({ supersededBy, importId }) => supersededBy === null && importId !== finishing,
  )
  const isValid = (importId: number | null) => importId !== null && ages.has(importId)
  const returns = finishing !== null && isValid(standing.supersededBy)
  const changes: Settled['changes'] = []
  if (!returns && standing.supersededBy !== null) changes.push([standing.id, null])
  for (const version of versions) {
    if (isValid(version.supersededBy) || version === standing) continue
    const by = supersederOf(version, contents, isLater)
    if (by !== version.supersededBy) changes.push([version.id, by])
  }
  return { standing, before: counted.at(-1) ?? null, returned: returns ? top!.best : null, changes }
}

type IsLater = (a: Telling, b: Telling) => boolean

function byContent(
  versions: readonly Version[],
  tellingsOf: ReadonlyMap<number, readonly Telling[]>,
  ages: ReadonlyMap<number, Age>,
  isLater: IsLater,
): Map<string, Content> {
  const contents = new Map<string, Content>()
  for (const version of versions) {
    const tellings = [version, ...(tellingsOf.get(version.id) ?? [])].filter(({ importId }) =>
      ages.has(importId),
    )
    const known = contents.get(version.content)
    const all = known ? [...known.tellings, ...tellings] : tellings
    const latest = known && known.latest.id > version.id ? known.latest : version
    const best = all.reduce((one, other) => (isLater(other, one) ? other : one))
    contents.set(version.content, { latest, tellings: all, best })
  }
  return contents
}

/** The first import that told it otherwise later, or that told it again after that. */
function supersederOf(version: Version, contents: ReadonlyMap<string, Content>, isLater: IsLater): number {
  const own = contents.get(version.content)!
  let first = own.latest === version ? Number.POSITIVE_INFINITY : own.latest.importId
  for (const [content, { tellings }] of contents) {
    if (content === version.content) continue
    for (const telling of tellings) {
      if (telling.importId < first && isLater(telling, own.best)) first = telling.importId
    }
  }
  return first
}
