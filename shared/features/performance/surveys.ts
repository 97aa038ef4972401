import { z } from 'zod'
import { procedure } from '../../rpc/procedure.ts'
import { day, fileReference, instant, rowId, shortText } from '../../rpc/wire.ts'
import { directions, entryKinds } from './measure-rules.ts'
import { surveyKinds } from './survey-rules.ts'
import { foundColumns, lineNotUnderstood } from './table-file.ts'

export const questionSchema = z.object({
  id: rowId,
  position: z.int(),
  wording: z.string(),
  /** Which answers are counted: “very or fairly safe”. */
  counted: z.string(),
  direction: z.enum(directions),
  version: z.int(),
})
export type SurveyQuestion = z.infer<typeof questionSchema>

export const waveSchema = z.object({
  id: rowId,
  name: z.string(),
  from: day,
  to: day,
  note: z.string(),
  /** Questions with answers. */
  answered: z.int(),
  version: z.int(),
})
export type SurveyWave = z.infer<typeof waveSchema>

/** Share of one question in one wave, with its 95 % Wilson interval. */
const estimateSchema = z.object({
  yes: z.int(),
  asked: z.int(),
  share: z.number(),
  lower: z.number(),
  upper: z.number(),
})
export type Estimate = z.infer<typeof estimateSchema>

export const surveySchema = z.object({
  id: rowId,
  key: z.string(),
  name: z.string(),
  kind: z.enum(surveyKinds),
  areaSetId: rowId.nullable(),
  areaSetName: z.string().nullable(),
  method: z.string(),
  questions: z.array(questionSchema),
  /** The latest first. */
  waves: z.array(waveSchema),
  /** Of each question the whole of each wave, where it may be shown, the latest first. */
  trend: z.array(z.object({ questionId: rowId, waveId: rowId, estimate: estimateSchema.nullable() })),
  version: z.int(),
})
export type Survey = z.infer<typeof surveySchema>

/** Of the whole, or of an area: what may be shown, and how it changed. */
const resultRow = z.object({
  /** Empty for the whole. */
  areaCode: z.string(),
  areaName: z.string(),
  areaId: rowId.nullable(),
  /** Null where it is withheld. */
  now: estimateSchema.nullable(),
  before: estimateSchema.nullable(),
  /** Null where either is withheld or missing. */
  change: z
    .object({
      difference: z.number(),
      lower: z.number(),
      upper: z.number(),
      p: z.number(),
      /** Of the areas compared at once (Benjamini and Hochberg); null for the whole. */
      q: z.number().nullable(),
      isReal: z.boolean(),
    })
    .nullable(),
})
export type SurveyRow = z.infer<typeof resultRow>

export const surveyResultSchema = z.object({
  surveyId: rowId,
  question: questionSchema,
  wave: waveSchema,
  against: waveSchema.nullable(),
  whole: resultRow.nullable(),
  areas: z.array(resultRow),
  sentence: z.string(),
  /** What is withheld and why, and what the tests stand on. */
  notes: z.array(z.string()),
})
export type SurveyResult = z.infer<typeof surveyResultSchema>

const answerSchema = z.object({
  id: rowId,
  areaCode: z.string(),
  areaName: z.string(),
  yes: z.int().nullable(),
  asked: z.int().nullable(),
  how: z.enum(entryKinds),
  fileName: z.string(),
  at: instant,
  by: z.string(),
  earlier: z.int(),
})

const read = { needs: 'performance.read', records: { none: 'counts of answers, none under 30' } } as const
const write = { needs: 'performance.write', records: 'alteration' } as const
const ofSurvey = z.object({ surveyId: rowId })
const about = { name: shortText, kind: z.enum(surveyKinds), method: z.string().max(2000) }
const wording = { wording: shortText, counted: shortText, direction: z.enum(directions) }
const fieldwork = { name: shortText, from: day, to: day, note: z.string().max(500) }

/** Only counts are kept, never the answers of a single respondent. */
export const surveys = {
  surveys: procedure({ input: z.void(), output: z.array(surveySchema), ...read }),
  survey: procedure({ input: ofSurvey, output: surveySchema, ...read }),
  defineSurvey: procedure({
    input: z.object({ ...about, key: z.string().regex(/^[a-z0-9-]{1,40}$/), areaSetId: rowId.nullable() }),
    output: surveySchema,
    ...write,
  }),
  saveSurvey: procedure({
    input: ofSurvey.extend({ version: z.int(), ...z.object(about).partial().shape }),
    output: surveySchema,
    ...write,
  }),
  /** Adds a question, or with its id words it anew. */
  saveQuestion: procedure({
    input: ofSurvey.extend({ ...wording, questionId: rowId.optional(), version: z.int().optional() }),
    output: surveySchema,
    ...write,
  }),
  saveWave: procedure({
    input: ofSurvey.extend({ ...fieldwork, waveId: rowId.optional(), version: z.int().optional() }),
    output: surveySchema,
    ...write,
  }),
  /** One question of one wave: the whole and its areas, with the change since another wave. */
  surveyResult: procedure({
    input: ofSurvey.extend({ questionId: rowId, waveId: rowId, againstWaveId: rowId.nullable().optional() }),
    output: surveyResultSchema,
    ...read,
  }),
  /** The counts as they were entered, for those who enter them. */
  surveyAnswers: procedure({
    input: z.object({ waveId: rowId, questionId: rowId }),
    output: z.array(answerSchema),
    needs: 'performance.write',
    records: 'consultation',
  }),
  /** All that was ever entered of a question for an area, or for everybody; the latest first. */
  pastAnswers: procedure({
    input: z.object({ waveId: rowId, questionId: rowId, areaCode: z.string().max(80) }),
    output: z.array(answerSchema.omit({ earlier: true }).extend({ replacedAt: instant.nullable() })),
    needs: 'performance.write',
    records: 'consultation',
  }),
  /** As `enterFigures` of measures: nothing is taken where another count holds than the one that was seen. */
  enterAnswers: procedure({
    input: z.object({
      waveId: rowId,
      questionId: rowId,
      how: z.enum(['typed', 'pasted']),
      answers: z
        .array(
          z.object({
            areaCode: z.string().max(80),
            yes: z.int().nullable(),
            asked: z.int().nullable(),
            was: rowId.nullable(),
          }),
        )
        .min(1)
        .max(2000),
    }),
    output: z.array(answerSchema),
    ...write,
  }),
  inspectSurveyFile: procedure({
    input: z.object({ waveId: rowId, file: fileReference }),
    output: z.object({
      ...foundColumns,
      suggested: z.object({
        area: z.string().nullable(),
        question: z.string().nullable(),
        yes: z.string().nullable(),
        asked: z.string().nullable(),
      }),
    }),
    needs: 'performance.write',
    records: { none: 'nothing is kept' },
  }),
  /** Counts from a file. Those taken, unchanged and not understood add up to the rows read. */
  importAnswers: procedure({
    input: z.object({
      waveId: rowId,
      file: fileReference,
      /** The question all rows are of, where no column tells it. */
      questionId: rowId.nullable(),
      columns: z.object({
        /** Codes or names of areas; without it all rows are of the whole. */
        area: z.string().nullable(),
        /** Position or wording of the question. */
        question: z.string().nullable(),
        yes: z.string(),
        asked: z.string(),
      }),
    }),
    output: z.object({
      rows: z.int(),
      taken: z.int(),
      /** Of those taken, so many in the place of others that had been entered before. */
      replaced: z.int(),
      unchanged: z.int(),
      notUnderstood: z.int(),
      lines: z.array(lineNotUnderstood),
      survey: surveySchema,
    }),
    needs: 'performance.write',
    records: 'collection',
  }),
}
