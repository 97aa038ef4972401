import { z } from 'zod'
import { day, rowId } from '../../rpc/wire.ts'

const minCount = z.int().min(1).max(100_000)
const cellMetres = z.number().min(10).max(10_000)
const distanceMetres = z.number().positive().max(50_000)
const alpha = z.number().gt(0).lt(1)
const permutations = z.int().min(99).max(9999)
/** Of a method that corrects for each cell: p no smaller than permutations allow must still be small among thousands. */
export const mostCellPermutations = 99_999

/**
 * Lengths in metres. Each method's parameters carry its own name. `minCount`: fewer incidents than this are never
 * called hot. `alpha`: for cells and clusters a false discovery rate (Benjamini and Hochberg), for one test its level.
 */
export const parametersSchema = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('dbscan'),
    epsMetres: z.number().positive().max(10_000),
    minPoints: minCount,
  }),
  z.strictObject({ method: z.literal('hdbscan'), minPoints: z.int().min(2).max(100_000) }),
  /** Nearest-neighbour hierarchical clusters, after CrimeStat. */
  z.strictObject({
    method: z.literal('nearest-neighbour'),
    /** One-tailed probability that two points at random are as near to each other as the threshold. */
    probability: alpha,
    minPoints: z.int().min(2).max(100_000),
    levels: z.int().min(1).max(10),
    /** Standard deviations the ellipse reaches. */
    deviations: z.union([z.literal(1), z.literal(1.5), z.literal(2)]),
  }),
  z.strictObject({
    method: z.literal('kde'),
    cellMetres,
    bandwidthMetres: distanceMetres,
    /** Cells whose density lies above this share of all cells are drawn together as a hotspot. */
    quantile: z.number().gt(0).lt(1),
    minCount,
    /** Wider where incidents are sparse (Abramson 1982); the bandwidth is then their geometric mean. */
    adaptive: z.boolean().optional(),
  }),
  z.strictObject({
    method: z.literal('gi-star'),
    cellMetres,
    bandMetres: distanceMetres,
    alpha,
    minCount,
    /** Square where absent; of a hexagon the cell is its height. */
    shape: z.enum(['square', 'hexagon']).optional(),
  }),
  z.strictObject({
    method: z.literal('local-moran'),
    cellMetres,
    neighbours: z.enum(['rook', 'queen']),
    permutations: z.int().min(99).max(mostCellPermutations),
    alpha,
    minCount,
  }),
  /** Places ranked by how often they come back. Zero metres: exactly the same point. */
  z.strictObject({
    method: z.literal('repeat-locations'),
    withinMetres: z.number().min(0).max(1000),
    minCount: z.int().min(2).max(100_000),
  }),
  z.strictObject({
    method: z.literal('hot-areas'),
    areaSetId: rowId,
    /** Figure of the area set that rates are per thousand of: residents, households. Counts alone if absent. */
    perFigureId: rowId.optional(),
    /** The period a change is told against; none if absent. */
    before: z.strictObject({ from: day, to: day }).optional(),
    minCount,
  }),
  /** The incidents of the filter as they are, as one hotspot: so a selection can become a profile. */
  z.strictObject({ method: z.literal('selection'), title: z.string().trim().max(200).optional() }),
  /** Hotspots of earlier analyses as one. */
  z.strictObject({ method: z.literal('merge'), hotspotIds: z.array(rowId).min(2).max(200) }),
  z.strictObject({ method: z.literal('hour-by-weekday') }),
  z.strictObject({
    method: z.literal('xmr'),
    every: z.enum(['week', 'month']),
    /** From each of these days on the limits are computed anew. */
    rebaseOn: z.array(day).max(50).optional(),
  }),
  /** Near repeats after Knox (1964). */
  z.strictObject({
    method: z.literal('near-repeat'),
    bandMetres: distanceMetres,
    distanceBands: z.int().min(1).max(20),
    bandDays: z.int().min(1).max(365),
    timeBands: z.int().min(1).max(20),
    distance: z.enum(['manhattan', 'euclidean']),
    permutations,
    alpha,
  }),
  /** Space-time permutation scan statistic (Kulldorff 2005). */
  z.strictObject({
    method: z.literal('space-time-scan'),
    maxRadiusMetres: distanceMetres,
    maxDays: z.int().min(1).max(3660),
    replicas: permutations,
    alpha,
    minCount,
  }),
  z.strictObject({
    method: z.literal('hotspot-classes'),
    cellMetres,
    bandMetres: distanceMetres,
    periodDays: z.int().min(1).max(366),
    periods: z.int().min(3).max(60),
    alpha,
    minCount,
  }),
  /** Every method of ground on past fortnights, each scored on the fortnight after. */
  z.strictObject({
    method: z.literal('backtest'),
    fortnights: z.int().min(4).max(104),
    /** How long before each fortnight the methods may learn from. */
    trainDays: z.int().min(28).max(1100),
    /** Share of the ground that every method may choose. */
    areaShare: z.number().min(0.001).max(0.5),
    cellMetres,
    /** Draws of fortnights for the intervals. */
    resamples: permutations,
  }),
])
export type Parameters = z.infer<typeof parametersSchema>
export type Method = Parameters['method']

/** Methods that are offered to be run with parameters suggested by the data; the others come from a selection. */
export const methods = [
  'dbscan',
  'hdbscan',
  'nearest-neighbour',
  'gi-star',
  'kde',
  'xmr',
  'local-moran',
  'near-repeat',
  'repeat-locations',
  'space-time-scan',
  'hot-areas',
  'hotspot-classes',
  'hour-by-weekday',
] as const satisfies Method[]
export type OfferedMethod = (typeof methods)[number]
