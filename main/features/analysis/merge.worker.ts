import { counted, whole } from '#shared/count-words.ts'
import { groundAround } from './ground/given-ground.ts'
import { overlap } from './ground/overlap.ts'
import { groundWarnings } from './telling/guards.ts'
import { type GivenGround, hotspotOf, type MethodInput, type MethodResult } from './telling/hotspots.ts'

type Input = Pick<MethodInput<'merge'>, 'eastings' | 'northings' | 'given'>

const significance = {
  expected: { unavailable: 'Merged hotspots have no expected count of their own.' },
  z: { unavailable: 'The merged hotspots were tested each for itself, if at all.' },
  q: { unavailable: 'The merged hotspots were tested each for itself, if at all.' },
}

/** Hotspots as one: all their incidents, each once, on the ground of all; where grounds overlap it is drawn anew. */
export function run({ eastings, northings, given }: Input): MethodResult {
  const named = given ?? []
  const members = union(named)
  const { parts, drawnAnew } = joined(named, eastings, northings)
  const polygons = parts.flatMap(part => part.polygons)
  const hotspot = {
    ...hotspotOf(eastings, northings, members, polygons, significance),
    title: titleOf(named.map(({ title }) => title)),
  }
  const told = named.reduce((sum, part) => sum + part.members.length, 0)
  const shared = told - members.length
  const twice =
    shared > 0
      ? `, ${whole(shared)} of them counted once that ${shared === 1 ? 'was' : 'were'} in several`
      : ''
  return {
    statement: `${counted(named.length, 'hotspot')} merged into one of ${counted(members.length, 'incident')}${twice}: ${named.map(({ title }) => title).join('; ')}.`,
    warnings: groundWarnings({ eastings, northings }, [hotspot], { minCount: 1 }),
    choices:
      drawnAnew > 0
        ? [
            {
              parameter: 'outline',
              reason: `${counted(drawnAnew, 'hotspot overlaps another', 'hotspots overlap')}, so one outline is drawn around their incidents; the others keep theirs.`,
            },
          ]
        : [],
    hotspots: [hotspot],
    tables: [],
  }
}

/** After the hotspots themselves: the middle of them may lie where nothing happened. */
function titleOf(names: string[]): string {
  const title =
    names.length <= mostNames
      ? names.join('; ')
      : `${names.slice(0, 2).join('; ')} and ${whole(names.length - 2)} more`
  return title.slice(0, titleLength)
}

const mostNames = 3
const titleLength = 200

function union(parts: GivenGround[]): Uint32Array {
  return Uint32Array.from(new Set(parts.flatMap(({ members }) => [...members]))).sort()
}

/** Joins grounds that overlap until none do. */
function joined(given: GivenGround[], eastings: Float64Array, northings: Float64Array) {
  const parts = given.map(part => ({ ...part, hotspots: 1 }))
  const nextPair = () => {
    for (const [at, one] of parts.entries()) {
      const other = parts.findIndex((part, index) => index > at && overlap(one.polygons, part.polygons))
      if (other > 0) return { at, other }
    }
    return null
  }
  for (let pair = nextPair(); pair; pair = nextPair()) {
    const one = parts[pair.at]!
    const [other] = parts.splice(pair.other, 1)
    one.members = union([one, other!])
    one.polygons = groundAround(eastings, northings, one.members).polygons
    one.hotspots += other!.hotspots
  }
  const drawnAnew = parts.reduce((sum, { hotspots }) => sum + (hotspots > 1 ? hotspots : 0), 0)
  return { parts, drawnAnew }
}
