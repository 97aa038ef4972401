type DatedRow = {
  fromDay: string | null
  code: string | null
  madeAt: string
  madeBy: string
  replacedAt: string | null
  replacedBy: string | null
}
type Dated = { fromDay: string | null; code: string | null }
export type TableChange = { at: string; by: string; added: Dated[]; removed: Dated[] }

/** Who changed a dated table when, and what: rows written and replaced at one moment are one change. Newest first. */
export function changesOf(rows: readonly DatedRow[]): TableChange[] {
  const changes = new Map<string, TableChange>()
  function changeAt(at: string, by: string): TableChange {
    const known = changes.get(at) ?? { at, by, added: [], removed: [] }
    changes.set(at, known)
    return known
  }
  for (const { fromDay, code, madeAt, madeBy, replacedAt, replacedBy } of rows) {
    changeAt(madeAt, madeBy).added.push({ fromDay, code })
    if (replacedAt !== null) changeAt(replacedAt, replacedBy ?? '').removed.push({ fromDay, code })
  }
  return [...changes.values()].sort((a, b) => (a.at < b.at ? 1 : -1))
}
