import { z } from 'zod'
import { float64Column, rowId } from '../../rpc/wire.ts'
import { polygonsSchema } from '../areas/contract.ts'

/** A number that could not be computed says why, instead of being NaN. */
export const figureSchema = z.union([z.number(), z.object({ unavailable: z.string() })])
export type Figure = z.infer<typeof figureSchema>

export const hotspotSchema = z.object({
  id: rowId,
  rank: z.int().positive(),
  /** Where it is, in words: the area it lies in and the grid reference of its centre. */
  label: z.string(),
  count: z.int(),
  /** What the method would expect there by its own yardstick. */
  expected: figureSchema,
  z: figureSchema,
  /** Significance after correction for the number of cells tested. */
  q: figureSchema,
  areaHectares: z.number(),
  centre: z.tuple([z.number(), z.number()]),
  polygons: polygonsSchema,
})
export type Hotspot = z.infer<typeof hotspotSchema>

/**
 * How a table of figures is seen elsewhere than as a table. `value` names the column that is coloured or sized.
 * What a row leads to follows from it: the incidents of its cell, its area, its circle or its period.
 */
export const drawingSchema = z.discriminatedUnion('kind', [
  /**
   * Columns `easting` and `northing` are the middle of a cell. A hexagon's `cellMetres` is the height between its two
   * flat sides, which lie north and south. `density` cells have no exact count of their own.
   */
  z.object({
    kind: z.literal('cells'),
    shape: z.enum(['square', 'hexagon']),
    cellMetres: z.number(),
    value: z.string(),
    scale: z.enum(['sequential', 'diverging', 'classes']),
  }),
  /** Column `areaId` names an area of the set. */
  z.object({
    kind: z.literal('areas'),
    areaSetId: rowId,
    value: z.string(),
    scale: z.enum(['sequential', 'diverging', 'classes']),
  }),
  /** Columns `easting`, `northing` and, for what stands around it, `radiusMetres`. */
  z.object({ kind: z.literal('symbols'), value: z.string() }),
  /** Columns `from` and `to` are days, both included. */
  z.object({ kind: z.literal('periods'), value: z.string() }),
  /** 168 rows, Monday first. */
  z.object({ kind: z.literal('week'), value: z.string() }),
  z.object({ kind: z.literal('none') }),
])
export type Drawing = z.infer<typeof drawingSchema>

const columnHead = {
  key: z.string(),
  title: z.string(),
  /** What the column means, in a sentence. */
  help: z.string().optional(),
}

/** The head of a table: all but its values. */
export const tableHeadSchema = z.object({
  key: z.string(),
  title: z.string(),
  /** What the rows are and which were left out. */
  note: z.string(),
  rows: z.int(),
  drawing: drawingSchema,
})
export type TableHead = z.infer<typeof tableHeadSchema>

/** Figures in columns of equal length. NaN stands where there is none, for the reason in `missing`. */
export const figureTableSchema = tableHeadSchema.extend({
  columns: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        ...columnHead,
        kind: z.literal('number'),
        decimals: z.int().min(0).max(6),
        unit: z.string().optional(),
        missing: z.string().optional(),
        values: float64Column,
      }),
      z.object({ ...columnHead, kind: z.literal('text'), values: z.array(z.string()) }),
    ]),
  ),
})
export type FigureTable = z.infer<typeof figureTableSchema>
export type FigureColumn = FigureTable['columns'][number]
