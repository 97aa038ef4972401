import { counted, decimals, whole } from '#shared/count-words.ts'
import { AppError } from '#shared/rpc/error.ts'
import { circlePolygons } from './ground/circle.ts'
import { numberColumn, placeColumns, textColumn } from './telling/columns.ts'
import {
  type FoundHotspot,
  hotspotOf,
  type MethodInput,
  type MethodResult,
  onePlaceWarnings,
} from './telling/hotspots.ts'
import { dayInWords, metres } from './telling/words.ts'
import { dayNumbers, dayOfNumber } from './when/days.ts'
import {
  bestCylinders,
  type Cylinder,
  dealtPerReplica,
  mostDealt,
  prepareScan,
  replicaMaxima,
  withoutOverlap,
} from './when/space-time-scan.ts'

/** With fewer there is too little to permute. */
const fewestIncidents = 20
const mostClusters = 20

type Input = Pick<
  MethodInput<'space-time-scan'>,
  'eastings' | 'northings' | 'fromMinutes' | 'parameters' | 'seed'
>

/** Places and times that hold more incidents together than the places and the times by themselves would lead to. */
export function run({ eastings, northings, fromMinutes, parameters, seed }: Input): MethodResult {
  const { maxRadiusMetres, alpha, minCount, replicas } = parameters
  const days = dayNumbers(fromMinutes)
  const n = days.length
  const span = spanOf(days)
  refuseWhereNothingVaries(eastings, northings, n, span)
  const maxDays = Math.max(1, Math.min(parameters.maxDays, Math.floor(span / 2)))
  const scan = prepareScan(eastings, northings, days, { maxRadiusMetres, maxDays, minCount })
  refuseIfEndless(dealtPerReplica(scan.circles), replicas)
  const clusters = withoutOverlap(bestCylinders(scan), mostClusters)
  const weakest = clusters.at(-1)
  const maxima = weakest
    ? replicaMaxima(scan, seed, { from: 1, to: replicas }, weakest.logRatio)
    : new Float64Array()
  const p = clusters.map(
    ({ logRatio }) =>
      (1 + maxima.reduce((sum, most) => sum + (most >= logRatio ? 1 : 0), 0)) / (replicas + 1),
  )
  const hot = clusters.filter((_, at) => p[at]! <= alpha)
  const hotspots = hot.map((cluster, at) => hotspotOfCluster(cluster, p[at]!, eastings, northings, days))
  const choices = [
    {
      parameter: 'fromDay',
      reason: 'An incident known as an interval counts on the London day on which it began.',
    },
    {
      parameter: 'maxRadiusMetres',
      reason: `Circles are centred on cells of ${metres(maxRadiusMetres / 4)} that hold an incident, in eight sizes up to ${metres(maxRadiusMetres)}; one with more than half of all incidents is not looked at.`,
    },
    {
      parameter: 'replicas',
      reason: `The ${mostClusters} strongest clusters whose circles do not touch are tested; each p is of the strongest cluster anywhere, so it needs no further correction.`,
    },
  ]
  if (maxDays < parameters.maxDays) {
    choices.push({
      parameter: 'maxDays',
      reason: `The incidents span ${counted(span, 'day')}, so clusters of at most half of that, ${counted(maxDays, 'day')}, are looked for.`,
    })
  }
  return {
    statement: statementOf(hot, p, { n, maxRadiusMetres, maxDays, replicas, alpha }),
    warnings: onePlaceWarnings(eastings, northings, hotspots),
    choices,
    hotspots,
    tables: [tableOf(clusters, p, alpha)],
  }
}

function refuseIfEndless(dealt: number, replicas: number): void {
  if (dealt * replicas <= mostDealt) return
  throw new AppError(
    'invalid',
    `The circles hold ${counted(dealt, 'incident')} together; to permute them ${whole(replicas)} times would take very long.`,
    { next: 'Choose fewer replicas, a shorter greatest radius, a shorter period, or a smaller area.' },
  )
}

function statementOf(
  hot: readonly Cylinder[],
  p: readonly number[],
  told: { n: number; maxRadiusMetres: number; maxDays: number; replicas: number; alpha: number },
): string {
  const opening =
    `Space-time scan (permutation): of ${counted(told.n, 'incident')}, circles of up to ${metres(told.maxRadiusMetres)} over up to ${counted(told.maxDays, 'day')} were compared with what the places and the days by themselves would lead to, ` +
    `and with the days dealt to the places by chance ${whole(told.replicas)} times.`
  const [first] = hot
  if (!first) return `${opening} No place and time stands out at a level of ${told.alpha}.`
  return (
    `${opening} ${counted(hot.length, 'cluster stands', 'clusters stand')} out. The strongest: ${counted(first.count, 'incident')} within ${metres(first.radiusMetres)} ` +
    `from ${dayInWords(dayOfNumber(first.fromDay))} to ${dayInWords(dayOfNumber(first.toDay))}, where ${decimals(first.expected, 1)} were expected (p = ${decimals(p[0]!, 3)}).`
  )
}

/** The incidents of a cylinder, with the circle as its ground. Its p is already one of the strongest of all. */
function hotspotOfCluster(
  { easting, northing, radiusMetres, fromDay, toDay, expected }: Cylinder,
  p: number,
  eastings: Float64Array,
  northings: Float64Array,
  days: Int32Array,
): FoundHotspot {
  const members: number[] = []
  for (let i = 0; i < days.length; i++) {
    const [dx, dy] = [eastings[i]! - easting, northings[i]! - northing]
    // As the circles were filled: the square root decides, not the squares.
    if (days[i]! >= fromDay && days[i]! <= toDay && Math.sqrt(dx * dx + dy * dy) <= radiusMetres)
      members.push(i)
  }
  return hotspotOf(
    eastings,
    northings,
    Uint32Array.from(members),
    circlePolygons(easting, northing, radiusMetres),
    {
      expected,
      z: { unavailable: 'The scan compares likelihoods and has no score.' },
      q: p,
    },
  )
}

function tableOf(
  clusters: readonly Cylinder[],
  p: readonly number[],
  alpha: number,
): MethodResult['tables'][0] {
  const column = (of: (cluster: Cylinder) => number) => clusters.map(of)
  return {
    key: 'clusters',
    title: 'Clusters in place and time',
    note: `The strongest clusters whose circles do not touch, strongest first; those with p above ${alpha} may well be chance.`,
    rows: clusters.length,
    drawing: { kind: 'symbols', value: 'observed' },
    columns: [
      ...placeColumns(
        column(({ easting }) => easting),
        column(({ northing }) => northing),
      ),
      numberColumn(
        'radiusMetres',
        'Radius',
        column(({ radiusMetres }) => radiusMetres),
        { unit: 'm' },
      ),
      textColumn(
        'from',
        'From',
        clusters.map(({ fromDay }) => dayOfNumber(fromDay)),
      ),
      textColumn(
        'to',
        'To',
        clusters.map(({ toDay }) => dayOfNumber(toDay)),
        'The last day, included.',
      ),
      numberColumn(
        'observed',
        'Incidents',
        column(({ count }) => count),
      ),
      numberColumn(
        'expected',
        'Expected',
        column(({ expected }) => expected),
        {
          decimals: 1,
          help: 'Incidents in the circle over the whole period, times the share of all incidents that fall on these days.',
        },
      ),
      numberColumn(
        'ratio',
        'Times as many',
        column(({ count, expected }) => count / expected),
        { decimals: 1 },
      ),
      numberColumn(
        'logRatio',
        'Log likelihood ratio',
        column(({ logRatio }) => logRatio),
        { decimals: 2 },
      ),
      numberColumn('p', 'p', p, {
        decimals: 4,
        help: 'Share of the replicas of which the strongest cluster is as strong or stronger.',
      }),
      textColumn(
        'signal',
        'What stands out',
        p.map(value => (value <= alpha ? 'more than chance would explain' : '')),
      ),
    ],
  }
}

function spanOf(days: Int32Array): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const day of days) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  return days.length > 0 ? last - first + 1 : 0
}

function refuseWhereNothingVaries(
  eastings: Float64Array,
  northings: Float64Array,
  n: number,
  span: number,
): void {
  const next = 'Widen the period or the area, or take in more sources or categories.'
  if (n < fewestIncidents) {
    throw new AppError(
      'invalid',
      `A space-time scan needs ${fewestIncidents} incidents or more with a place and a day; there are ${whole(n)}.`,
      { next },
    )
  }
  if (span < 2) {
    throw new AppError('invalid', `All ${counted(n, 'incident')} are of one day, so no day stands out.`, {
      next,
    })
  }
  if (eastings.every((easting, i) => easting === eastings[0] && northings[i] === northings[0])) {
    throw new AppError(
      'invalid',
      `All ${counted(n, 'incident')} stand at one place, so no place stands out.`,
      {
        next,
      },
    )
  }
}
