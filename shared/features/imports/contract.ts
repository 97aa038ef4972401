import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { fileReference, instant, page, rowId, shortText } from '../../rpc/wire.ts'
import { incidentRowSchema } from '../incidents/contract.ts'
import { encodings, incidentFields, mostColumns, rowOutcomes } from './rules.ts'

/** How a source's columns become an incident. Saved with the import, versioned per source. */
export const mappingSpecSchema = z.object({
  name: shortText,
  encoding: z.enum(encodings),
  separator: z.enum([',', ';', '\t', '|']),
  /** Line of the header row, counted from 1. */
  headerLine: z.int().min(1).max(50),
  header: z.array(z.string()).min(1).max(mostColumns),
  /** Field of the incident → name of the column it is read from. */
  fields: z.partialRecord(z.enum(incidentFields), z.string()),
  /** One of `dateFormats` in rules.ts; decided on the whole column. */
  dateFormat: z.string().max(40),
  /** True for data.police.uk: points stand for eight or more addresses. */
  snapped: z.boolean(),
  /** The source's words → `scheme:code`, or null for "not coded". Words not named here stay uncoded. */
  codes: z.record(z.string(), z.string().nullable()),
})
export type MappingSpec = z.infer<typeof mappingSpecSchema>

export const sourceSchema = z.object({
  id: rowId,
  key: z.string().regex(/^[a-z0-9-]{1,40}$/, 'A key is lower-case letters, digits and hyphens.'),
  name: shortText,
  agencyId: rowId,
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  purpose: z.string().max(1000),
  lawfulBasis: z.string().max(1000),
  retentionMonths: z.int().min(1).max(600).nullable(),
  reviewOn: z.iso.date().nullable(),
  expectedEveryDays: z.int().min(1).max(366).nullable(),
  version: z.int(),
})
export type Source = z.infer<typeof sourceSchema>

export const importSummarySchema = z.object({
  id: rowId,
  sourceId: rowId,
  sourceName: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  status: z.enum(['running', 'done', 'undone']),
  by: z.string(),
  read: z.int(),
  loaded: z.int(),
  rejected: z.int(),
  duplicate: z.int(),
  /** Of the duplicates: same reference, other content. The first is kept; the list names each. */
  changed: z.int(),
  unplaced: z.int(),
  uncoded: z.int(),
})
export type ImportSummary = z.infer<typeof importSummarySchema>

const issueSchema = z.object({
  line: z.int(),
  outcome: z.enum(rowOutcomes),
  column: z.string().nullable(),
  raw: z.string(),
  reason: z.string(),
})
export type ImportIssue = z.infer<typeof issueSchema>

export const imports = {
  /** Looks at the head of a file: what it is, how it is written, which mapping fits. */
  inspect: procedure({
    input: z.object({
      file: fileReference,
      sourceId: rowId.optional(),
      /** How it is written, where the person knows better than what was found out. */
      written: mappingSpecSchema.pick({ encoding: true, separator: true, headerLine: true }).optional(),
    }),
    output: z.object({
      fileName: z.string(),
      bytes: z.int(),
      /** True where a shipped or saved mapping fits by its header and no question remains. */
      recognised: z.boolean(),
      /** The source asked for, or the one source that has sent files with this header. */
      suggestedSourceId: rowId.nullable(),
      /** What was decided and why, a sentence each. */
      findings: z.array(z.string()),
      sample: z.array(z.array(z.string())),
      mapping: mappingSpecSchema,
    }),
    needs: 'imports.write',
    records: { none: 'nothing is kept of a file that is only looked at' },
  }),
  /** The first rows as they would be loaded with this mapping, and every category found in them. */
  preview: procedure({
    input: z.object({ file: fileReference, mapping: mappingSpecSchema }),
    output: z.object({
      rows: z.array(
        z.object({
          line: z.int(),
          incident: incidentRowSchema.omit({ id: true, sourceName: true }).nullable(),
          reasons: z.array(z.string()),
        }),
      ),
      categories: z.array(z.object({ words: z.string(), count: z.int(), suggestion: z.string().nullable() })),
      /** Rows looked at for the categories. */
      rowsSeen: z.int(),
    }),
    needs: 'imports.write',
    records: { none: 'nothing is kept of a file that is only looked at' },
  }),
  run: job({
    input: z.object({ file: fileReference, sourceId: rowId, mapping: mappingSpecSchema }),
    output: importSummarySchema,
    needs: 'imports.write',
    records: 'collection',
  }),
  list: procedure({
    input: z.void(),
    output: z.array(importSummarySchema),
    needs: 'bureau.read',
    records: { none: 'counts only' },
  }),
  get: procedure({
    input: z.object({ importId: rowId }),
    output: importSummarySchema.extend({
      reasons: z.array(z.object({ outcome: z.enum(rowOutcomes), reason: z.string(), count: z.int() })),
    }),
    needs: 'bureau.read',
    records: { none: 'counts only' },
  }),
  issues: procedure({
    input: z.object({ importId: rowId, outcome: z.enum(rowOutcomes).optional(), ...page }),
    output: z.object({ total: z.int(), rows: z.array(issueSchema) }),
    needs: 'imports.write',
    records: 'consultation',
  }),
  /** Takes an import back whole: its incidents are erased, its record stays. */
  undo: procedure({
    input: z.object({ importId: rowId }),
    output: importSummarySchema,
    needs: 'imports.write',
    records: 'erasure',
  }),
  sources: procedure({
    input: z.void(),
    output: z.array(sourceSchema),
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
  saveSource: procedure({
    input: sourceSchema
      .omit({ id: true, version: true })
      .extend({ id: rowId.optional(), version: z.int().optional() }),
    output: sourceSchema,
    needs: 'imports.write',
    records: 'alteration',
  }),
  schemes: procedure({
    input: z.void(),
    output: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        codes: z.array(z.object({ code: z.string(), name: z.string() })),
      }),
    ),
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
}
