import { type MappingSpec, mappingSpecSchema, plainCsv } from '#shared/features/imports/mapping.ts'

/** How mappings were kept by the first version of the application: one format of dates, text files alone. */
type FirstSpec = { encoding: string; separator: string; headerLine: number; dateFormat: string }

/** A mapping as it was saved, by this version or an earlier one; null where it is none that can be used. */
export function savedSpec(json: string): MappingSpec | null {
  const saved = JSON.parse(json) as Partial<FirstSpec>
  const { encoding, separator, headerLine, dateFormat, ...rest } = saved
  const spec =
    dateFormat === undefined
      ? saved
      : { ...rest, written: { ...plainCsv, encoding, separator, headerLine }, dates: { from: dateFormat } }
  return mappingSpecSchema.safeParse(spec).data ?? null
}
