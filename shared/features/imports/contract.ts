import { z } from 'zod'
import { job, procedure } from '../../rpc/procedure.ts'
import { fileReference, instant, page, rowId, shortText } from '../../rpc/wire.ts'
import { incidentRowSchema } from '../incidents/contract.ts'
import { reaches } from '../packs/audience.ts'
import { categories, datedCodeSchema, suggestionSchema } from './categories.ts'
import { dropNoteSchema, leftAloneSeconds, sweptFolderSchema } from './drop-folders.ts'
import { sourceFreshnessSchema } from './freshness.ts'
import { mappingSpecSchema, writtenSchema } from './mapping.ts'
import { dateFields, dateFormats, personFields, rowOutcomes } from './rules.ts'

export type { Category, DatedCode } from './categories.ts'
export type { MappingSpec, Written } from './mapping.ts'
export { mappingSpecSchema } from './mapping.ts'

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
  /** Folder of the workstation whose files are imported by themselves; empty for none. */
  dropFolder: z.string().max(1000),
  /** True where the agreement lets the clear references of people be kept, encrypted. */
  keepsIdentities: z.boolean(),
  /** The widest audience whose packs may hold what was counted from it. */
  reach: z.enum(reaches),
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
  /** Of the loaded: incidents already here, told otherwise by this file. The earlier version is kept. */
  changed: z.int(),
  /** Loaded, with something odd that is listed. */
  flagged: z.int(),
  /** Lines that are no rows: titles above the header, blank lines, totals below. */
  skipped: z.int(),
  unplaced: z.int(),
  uncoded: z.int(),
  /** The import whose rejected rows this one brings mended. */
  mendsImportId: rowId.nullable(),
})
export type ImportSummary = z.infer<typeof importSummarySchema>

/** The file by which postcodes are placed. */
const postcodeFileSchema = z.object({ fileName: z.string(), loadedAt: instant, postcodes: z.int() })
export type PostcodeFile = z.infer<typeof postcodeFileSchema>

/** A place by its name, in metres. `of` is what it is: a postcode, or an area of the set named. */
const placeFoundSchema = z.object({
  name: z.string(),
  of: z.string(),
  easting: z.number(),
  northing: z.number(),
})
export type PlaceFound = z.infer<typeof placeFoundSchema>

const issueSchema = z.object({
  /** Line of the file, or row of the sheet, counted from 1. */
  line: z.int(),
  /** Where the line begins in the file, in bytes, or the byte itself that is none; null where the file is no text. */
  byte: z.int().nullable(),
  outcome: z.enum(rowOutcomes),
  column: z.string().nullable(),
  raw: z.string(),
  reason: z.string(),
  /** What would put it right; empty where only its sender can tell. */
  mend: z.string(),
})
export type ImportIssue = z.infer<typeof issueSchema>

export const imports = {
  /**
   * What is in an archive (.zip, .gz), as files to be inspected one by one, by name. A plain file or a
   * workbook comes back as the one file it is, so that every file can be asked about alike.
   */
  unpack: procedure({
    input: z.object({ file: fileReference }),
    output: z.object({
      files: z.array(z.object({ file: fileReference, name: z.string(), bytes: z.int() })),
      /** What was not unpacked, and why. */
      passedOver: z.array(z.object({ name: z.string(), reason: z.string() })),
    }),
    needs: 'imports.write',
    records: { none: 'nothing is kept of a file that is only unpacked' },
  }),
  /** Looks at the head of a file: what it is, how it is written, which mapping fits. */
  inspect: procedure({
    input: z.object({
      file: fileReference,
      sourceId: rowId.optional(),
      /** How it is written, where the person knows better than what was found out. */
      written: writtenSchema.optional(),
    }),
    output: z.object({
      fileName: z.string(),
      bytes: z.int(),
      /** True where a shipped or saved mapping fits by its header and no question remains. */
      recognised: z.boolean(),
      /** The source asked for, or the one source that has sent files with this header. */
      suggestedSourceId: rowId.nullable(),
      /** Why it is recognised, with the version of the mapping; of a new file, what its columns are like. */
      because: z.string(),
      /** What was decided and why, a sentence each. */
      findings: z.array(z.string()),
      /** Every table in the file that could be read: the sheets of a workbook, the tables of a sheet. */
      tables: z.array(z.object({ name: z.string(), written: writtenSchema })),
      /** What only a person can tell; recognised is false until it is answered. */
      questions: z.array(
        z.object({ field: z.enum(dateFields), choices: z.array(z.string()), because: z.string() }),
      ),
      sample: z.array(z.array(z.string())),
      mapping: mappingSpecSchema,
    }),
    needs: 'imports.write',
    records: { none: 'nothing is kept of a file that is only looked at' },
  }),
  /** The first lines of a file as they stand there, parted only where the file itself has cells. */
  firstLines: procedure({
    input: z.object({ file: fileReference, written: writtenSchema }),
    output: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
    needs: 'imports.write',
    records: { none: 'nothing is kept of a file that is only looked at' },
  }),
  /** How the dates of a column that a person chose are written, decided on all of it. */
  chosenDates: procedure({
    input: z.object({ file: fileReference, written: writtenSchema, column: z.string() }),
    output: z.object({
      format: z.enum(Object.keys(dateFormats) as [keyof typeof dateFormats]),
      /** Every time of day in it is midnight: an export wrote days as moments. */
      midnightsAreDays: z.boolean(),
      /** It says how long something took, as the seconds that a caller waited, and no dates. */
      isDuration: z.boolean(),
      /** What only a person can tell. */
      question: z.object({ choices: z.array(z.string()), because: z.string() }).nullable(),
    }),
    needs: 'imports.write',
    records: { none: 'nothing is kept of a file that is only looked at' },
  }),
  /** The first rows as they would be loaded with this mapping, and every category found in them. */
  preview: procedure({
    /** Without a source, what its words stand for already is not known. */
    input: z.object({ file: fileReference, mapping: mappingSpecSchema, sourceId: rowId.optional() }),
    output: z.object({
      rows: z.array(
        z.object({
          line: z.int(),
          outcome: z.enum(['loaded', 'flagged', 'rejected', 'skipped']),
          /** As they stand in the file; what was passed over or could not be parted is one cell. */
          cells: z.array(z.string()),
          incident: incidentRowSchema.omit({ id: true, sourceName: true }).nullable(),
          oddities: z.array(issueSchema.pick({ column: true, raw: true, reason: true, mend: true })),
        }),
      ),
      categories: z.array(
        z.object({
          words: z.string(),
          count: z.int(),
          /** What the words stand for already: it stands, whatever the mapping says. Empty where they are new. */
          table: z.array(datedCodeSchema),
          suggestion: suggestionSchema.nullable(),
        }),
      ),
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
      /** Of the rejected rows, those that another import brought mended. */
      mended: z.int(),
    }),
    needs: 'bureau.read',
    records: { none: 'counts only' },
  }),
  issues: procedure({
    input: z.object({
      importId: rowId,
      outcome: z.enum(rowOutcomes).optional(),
      /** Those with exactly this reason. */
      reason: z.string().max(2000).optional(),
      ...page,
    }),
    output: z.object({ total: z.int(), rows: z.array(issueSchema) }),
    needs: 'imports.write',
    records: 'consultation',
  }),
  /** Takes an import back whole, as if it had never been: its incidents are erased, its record stays. */
  undo: procedure({
    input: z.object({ importId: rowId }),
    /** How many of its incidents stayed, because other imports told them too. */
    output: importSummarySchema.extend({ keptByOthers: z.int() }),
    needs: 'imports.write',
    records: 'erasure',
  }),
  /** How fresh each source is, what of it could not be placed or coded, and how that went over time. */
  freshness: procedure({
    input: z.void(),
    output: z.array(sourceFreshnessSchema),
    needs: 'bureau.read',
    records: { none: 'counts only' },
  }),
  /** Looks into the drop folders of all sources, or of one, and imports what is there and recognised. */
  sweep: job({
    input: z.object({
      sourceId: rowId.optional(),
      leftAloneSeconds: z.int().min(0).max(86_400).default(leftAloneSeconds),
    }),
    output: z.object({ folders: z.array(sweptFolderSchema) }),
    needs: 'imports.write',
    records: 'collection',
  }),
  /** What the last looks into the drop folders left for a person to see to. */
  dropNotes: procedure({
    input: z.void(),
    output: z.object({
      /** Where the drop folder of a new source is proposed, its key to be added. */
      proposedIn: z.string(),
      notes: z.array(dropNoteSchema),
    }),
    needs: 'imports.write',
    records: { none: 'names of files only' },
  }),
  /** Takes a note off the list: a person has seen to it. */
  settleDropNote: procedure({
    input: z.object({ noteId: rowId }),
    output: z.void(),
    needs: 'imports.write',
    records: 'alteration',
  }),
  /** Who an incident names, in clear: only where the source's agreement lets that be kept. */
  identities: procedure({
    input: z.object({ incidentId: rowId }),
    output: z.array(z.object({ field: z.enum(personFields), reference: z.string() })),
    needs: 'people.read',
    records: 'consultation',
  }),
  /** The rejected rows of an import that were not mended yet, as a CSV to hand back to the partner. */
  rejects: procedure({
    input: z.object({ importId: rowId }),
    output: z.object({ file: z.string(), fileName: z.string(), rows: z.int() }),
    needs: 'imports.write',
    records: 'disclosure',
  }),
  /** The mappings of a source, version by version, the latest first. */
  mappings: procedure({
    input: z.object({ sourceId: rowId }),
    output: z.array(
      z.object({
        id: rowId,
        /** Counted for each header by itself: a source may send files of several kinds. */
        number: z.int(),
        madeAt: instant,
        /** Who first imported with it; empty where every import with it was cancelled. */
        madeBy: z.string(),
        /** The finished imports it read. */
        importIds: z.array(rowId),
        mapping: mappingSpecSchema,
      }),
    ),
    needs: 'imports.write',
    records: { none: 'no personal data' },
  }),
  /** The postcode file loaded; null where none is, and then a postcode places nothing. */
  postcodeFile: procedure({
    input: z.void(),
    output: postcodeFileSchema.nullable(),
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
  /** Places by a postcode of the file loaded, or by part of the name of an area. */
  findPlaces: procedure({
    input: z.object({ text: z.string().trim().min(2).max(80) }),
    output: z.array(placeFoundSchema),
    needs: 'bureau.read',
    records: { none: 'no personal data' },
  }),
  /** Loads Code-Point Open, or a table of postcodes with eastings and northings, in the place of the one before. */
  loadPostcodes: job({
    input: z.object({ file: fileReference }),
    output: postcodeFileSchema.extend({
      /** Postcodes that the file knows without a place. */
      withoutPlace: z.int(),
      /** Lines that hold no postcode, or one off the grid. */
      unusable: z.int(),
    }),
    needs: 'areas.write',
    records: 'alteration',
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
  ...categories,
}
