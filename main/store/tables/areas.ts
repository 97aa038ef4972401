import type { Generated } from 'kysely'

export type AreasTables = {
  area_set: {
    id: Generated<number>
    name: string
    vintage: string
    file_name: string
    loaded_at: string
    /** Its areas were drawn here, one by one. */
    is_drawn: Generated<number>
  }
  area: {
    id: Generated<number>
    area_set_id: number
    code: string
    name: string
    polygons_json: string
  }
  /** A figure known of the areas of a set: residents, deprivation. */
  area_figure: {
    id: Generated<number>
    area_set_id: number
    name: string
    unit: string
    /** Who published it and for when, in words. */
    origin: string
    file_name: string
    loaded_at: string
  }
  area_figure_value: { id: Generated<number>; area_figure_id: number; area_id: number; value: number }
}
