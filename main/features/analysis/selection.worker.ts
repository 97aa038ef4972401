import { counted } from '#shared/count-words.ts'
import { groundAround } from './ground/given-ground.ts'
import { groundWarnings } from './telling/guards.ts'
import { hotspotOf, type MethodInput, type MethodResult } from './telling/hotspots.ts'
import { dayInWords, metres } from './telling/words.ts'

type Input = Pick<MethodInput<'selection'>, 'eastings' | 'northings' | 'parameters' | 'period' | 'given'>

const significance = {
  expected: { unavailable: 'A selection was chosen and not found; it has no expected count.' },
  z: { unavailable: 'A selection was chosen and not found; nothing was tested.' },
  q: { unavailable: 'A selection was chosen and not found; nothing was tested.' },
}

/** The incidents of the filter as they are, as one hotspot, on the ground the filter draws or on that around them. */
export function run({ eastings, northings, parameters, period, given }: Input): MethodResult {
  const members = Uint32Array.from(eastings, (_, at) => at)
  const title = parameters.title ?? ''
  const drawn = given?.[0]?.polygons
  const around = drawn ? null : groundAround(eastings, northings, members)
  const hotspot = {
    ...hotspotOf(eastings, northings, members, drawn ?? around!.polygons, significance),
    ...(title === '' ? {} : { title }),
  }
  const name = title === '' ? 'A selection' : `The selection “${title}”`
  return {
    statement: `${name}: ${counted(members.length, 'incident')} from ${dayInWords(period.from)} to ${dayInWords(period.to)}, taken together as they were chosen. Nothing was tested: whether they are more than elsewhere or before is not said by it.`,
    warnings: groundWarnings({ eastings, northings }, [hotspot], { minCount: 1 }),
    choices: around
      ? [
          {
            parameter: 'outline',
            reason: `The filter draws no ground of its own, so the outline is drawn ${metres(around.radiusMetres)} around the incidents.`,
          },
        ]
      : [],
    hotspots: [hotspot],
    tables: [],
  }
}
