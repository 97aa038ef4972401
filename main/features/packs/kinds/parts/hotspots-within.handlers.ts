import type { Context } from '../../../../backend/context.ts'
import { nameOfCode } from '../../../imports/categories/schemes.ts'
import type { PackAsked } from '../../pipeline.ts'
import type { HotspotWithin } from '../neighbourhood/content.ts'
import { countingFrom } from './counting.handlers.ts'
import { analysesWithHotspots } from './subjects-read.store.ts'

/** Methods whose hotspots are ground of their own: not whole areas, not what somebody selected. */
const ofGround = new Set([
  'dbscan',
  'hdbscan',
  'gi-star',
  'kde',
  'local-moran',
  'nearest-neighbour',
  'hotspot-classes',
])

/** Hotspots with their middle in an area, as the analyses of the latest freeze that found any have them. */
export async function hotspotsWithin(
  context: Pick<Context, 'db' | 'bureau'>,
  asked: Pick<PackAsked, 'sourceIds'>,
  isWithin: (easting: number, northing: number) => boolean,
): Promise<HotspotWithin[]> {
  const { db, bureau } = context
  const analyses = (await analysesWithHotspots(db)).filter(({ method }) => ofGround.has(method))
  const [latest] = analyses
  if (!latest) return []
  const counting = await countingFrom(context, latest.freezeId, asked)
  const found: HotspotWithin[] = []
  for (const { id } of analyses.filter(({ freezeId }) => freezeId === latest.freezeId).reverse()) {
    const { filter, hotspots } = await bureau.analysis(db, id)
    const theme = filter.codes?.map(code => nameOfCode(code) ?? code).join(', ') ?? 'All categories'
    for (const { id: hotspotId, label, count, expected, centre } of hotspots) {
      // What incidents of a source that is left out made a hotspot is not told without them.
      if (!isWithin(...centre) || !(await counting.isComplete({ hotspotId }))) continue
      const isWhole = asked.sourceIds === null
      found.push({
        theme,
        label,
        analysisId: id,
        from: filter.from ?? '',
        to: filter.to ?? '',
        count: isWhole ? count : ((await counting.select({ hotspotId }))?.length ?? null),
        expected: isWhole && typeof expected === 'number' ? expected : null,
      })
    }
  }
  return found
}
