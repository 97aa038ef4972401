import { counted } from '#shared/count-words.ts'
import { dayWords } from '#shared/day-words.ts'
import { type Node, node } from './node.ts'
import type { TraceRows } from './trace-rows.ts'

/** More imports than this are told as one: every source sends for years. */
const mostImports = 4

/** The calls of a trace, and the imports that brought them. */
export function ofCalls({ imports, calls }: TraceRows): Node[] {
  const told = calls
    ? [
        node('calls', 'calls', calls.first, counted(calls.count, 'call'), {
          detail: `From ${dayWords(calls.first)} to ${dayWords(calls.last)}`,
        }),
      ]
    : []
  if (imports.length > mostImports) {
    const [first, last] = [imports[0]!, imports.at(-1)!]
    const title = counted(imports.length, 'import')
    const detail = `From ${first.fileName} to ${last.fileName}`
    return [...told, node('imports', 'calls', first.at, title, { detail, to: '/imports', from: ['calls'] })]
  }
  return [
    ...told,
    ...imports.map(({ id, at, fileName, calls: n }) =>
      node(`import:${id}`, 'calls', at, `Import ${id}`, {
        detail: `${fileName}: ${counted(n, 'call')}`,
        to: `/imports/${id}`,
        from: ['calls'],
      }),
    ),
  ]
}

/** What was found in the calls: freezes, analyses, hotspots and what was new. */
export function ofFinding({ profile, imports, freezes, analyses, hotspots, news }: TraceRows): Node[] {
  const loaded = (at: string) =>
    imports.length > mostImports
      ? ['imports']
      : imports.filter(one => one.at <= at).map(one => `import:${one.id}`)
  const ofFreeze = (id: number) => {
    const analysis = analyses.find(one => one.freezeId === id)
    return analysis ? `/map?tab=hotspots&analysis=${analysis.id}` : profile && `/profiles/${profile.id}`
  }
  return [
    ...freezes.map(({ id, at, incidents, reason }) =>
      node(`freeze:${id}`, 'found', at, `Freeze ${id}`, {
        detail: `${counted(incidents, 'incident')}; ${reason}`,
        to: ofFreeze(id),
        from: loaded(at),
      }),
    ),
    ...analyses.map(({ id, at, statement, freezeId }) =>
      node(`analysis:${id}`, 'found', at, `Analysis ${id}`, {
        detail: statement,
        to: `/map?tab=hotspots&analysis=${id}`,
        from: [`freeze:${freezeId}`],
      }),
    ),
    ...hotspots.map(({ id, at, label, count, analysisId }) =>
      node(`hotspot:${id}`, 'found', at, 'Hotspot', {
        detail: `${label}: ${counted(count, 'incident')}`,
        to: `/map?tab=hotspots&analysis=${analysisId}&hotspot=${id}`,
        from: [`analysis:${analysisId}`],
      }),
    ),
    ...news.map(({ id, at, title, count }) =>
      node(`news_item:${id}`, 'found', at, 'What is new', {
        detail: `${title}: ${counted(count, 'incident')}`,
        to: `/map?tab=incidents&news=${id}`,
        from: loaded(at),
      }),
    ),
  ]
}
