import type { MappingSpec, Written } from '#shared/features/imports/mapping.ts'
import {
  type DateField,
  type DateFormat,
  dateFormats,
  fieldWords,
  incidentFields,
  responseFields,
} from '#shared/features/imports/rules.ts'
import { headerOfRejects } from '../keeping/reject-cells.ts'
import { type DateColumn, dateColumn } from './date-column.ts'
import { responseDates } from './response-dates.ts'
import { type ShippedMapping, shippedCodes, shippedFor } from './shipped-mappings.ts'
import { suggestFields } from './suggest-fields.ts'

/** A mapping as a source has saved it: the latest version for its header. */
export type KnownMapping = { sourceId: number; sourceName: string; number: number; spec: MappingSpec }

export type Understanding = {
  mapping: MappingSpec
  recognised: boolean
  /** The one source that has sent files with this header; null where none has, or more than one. */
  sourceId: number | null
  findings: string[]
  questions: { field: DateField; choices: DateFormat[]; because: string }[]
}

type Table = { fileName: string; written: Written; header: string[] }
type Candidate = { fields: MappingSpec['fields']; findings: string[]; saved: KnownMapping | null }

const mostWords = 5_000
/** A saved format that misreads more of a column than this no longer is that of the column. */
const toleratedShare = 0.2

/**
 * Finds the mapping of a table: saved for this header, shipped for it, or suggested. How dates are written is
 * decided on the whole of their columns, and what was decided before is held against them.
 *
 * @param rows the first of the table, by which columns are suggested.
 * @param known what the source asked for has saved, or what all have: the latest first.
 */
export function understand(
  table: Table,
  rows: readonly (readonly string[])[],
  known: readonly KnownMapping[],
): { see(row: readonly string[], line: number): void; conclude(): Understanding } {
  const { header } = table
  const rejectsOf = headerOfRejects(header)
  const saved = savedFor(rejectsOf ?? header, known)
  const shipped = saved || isGrown(header, known) ? null : shippedFor(header)
  const candidate = saved
    ? { fields: saved.spec.fields, findings: [], saved }
    : shipped
      ? { fields: shipped.fields, findings: [shippedFinding(shipped.shipped)], saved: null }
      : suggested(header, rows, known)
  const { fields } = candidate
  const columns = (['from', 'to'] as const).flatMap(field => {
    const column = fields[field]
    return column === undefined ? [] : [{ field, column, at: header.indexOf(column), dates: dateColumn() }]
  })
  const responses = responseDates(header, fields)
  const categoryAt = shipped && fields.category !== undefined ? header.indexOf(fields.category) : -1
  const words = new Set<string>()

  return {
    see(row, line) {
      if (row.length !== header.length) return
      for (const { at, dates } of columns) dates.see(row[at]!.trim(), line)
      responses.see(row, line)
      if (categoryAt >= 0 && words.size < mostWords) words.add(row[categoryAt]!.trim())
    },
    conclude() {
      // Its rows are the very ones that did not fit: by them nothing can be decided.
      if (rejectsOf && saved) return asRejects(table, saved)
      const decided = columns.map(({ field, column, dates }) => ({
        field,
        column,
        dates: dates.conclude(column),
      }))
      const base = saved ? saved.spec : plainSpec(table, fields, shipped?.shipped)
      const answers = decided.map(each =>
        answerOf(each, candidate, shipped?.shipped.dates?.[each.field as 'from']),
      )
      const spec = { ...base, written: table.written, header, dates: { ...base.dates } }
      for (const { field, format, isDay } of answers) {
        spec.dates[field] = format
        if (isDay !== null) spec.dates.days = daysWith(spec.dates.days, field, isDay)
      }
      const response = responses.conclude(spec.dates.from, saved?.spec.dates ?? null)
      spec.fields = { ...spec.fields }
      for (const field of response.dropped) delete spec.fields[field]
      for (const field of responseFields) {
        const format = response.formats[field]
        if (format === undefined) delete spec.dates[field]
        else spec.dates[field] = format
        const isDay = response.days[field] ?? null
        if (isDay !== null) spec.dates.days = daysWith(spec.dates.days, field, isDay)
      }
      if (spec.dates.days?.length === 0) delete spec.dates.days
      if (shipped) spec.codes = shippedCodes(shipped.shipped, words)
      const isKnown = saved !== null || shipped?.shipped.standard === true
      const fromColumn = answers.find(({ field }) => field === 'from')
      const recognised =
        isKnown &&
        fromColumn !== undefined &&
        answers.every(({ fits }) => fits) &&
        response.questions.length === 0
      return {
        mapping: spec,
        recognised,
        sourceId: saved?.sourceId ?? null,
        findings: [
          ...(saved ? [savedFinding(saved, recognised)] : []),
          ...candidate.findings,
          ...answers.flatMap(({ findings }) => findings),
          ...response.findings,
          ...(fromColumn ? [] : ['No column is named like a date: choose the one that says when.']),
        ],
        questions: [
          ...answers.flatMap(({ question }) => (question ? [question] : [])),
          ...response.questions,
        ],
      }
    },
  }
}

function asRejects({ written, header }: Table, saved: KnownMapping): Understanding {
  return {
    mapping: { ...saved.spec, written, header },
    recognised: true,
    sourceId: saved.sourceId,
    findings: [
      `A list of rows that were rejected from a file of ${saved.sourceName}: only the mended ones are loaded.`,
    ],
    questions: [],
  }
}

/** The saved mapping for exactly these columns, in this order or another; null where sources disagree. */
function savedFor(header: readonly string[], known: readonly KnownMapping[]): KnownMapping | null {
  const inOrder = known.filter(({ spec }) => JSON.stringify(spec.header) === JSON.stringify(header))
  const sorted = JSON.stringify(header.toSorted())
  const fitting =
    inOrder.length > 0
      ? inOrder
      : known.filter(({ spec }) => JSON.stringify(spec.header.toSorted()) === sorted)
  return new Set(fitting.map(({ sourceId }) => sourceId)).size === 1 ? fitting[0]! : null
}

/** True where one source alone is asked for, and every column that it mapped before is here again. */
function isGrown(header: readonly string[], known: readonly KnownMapping[]): boolean {
  if (new Set(known.map(({ sourceId }) => sourceId)).size !== 1) return false
  return Object.values(known[0]!.spec.fields).every(column => header.includes(column))
}

function suggested(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  known: readonly KnownMapping[],
): Candidate {
  const sources = new Set(known.map(({ sourceId }) => sourceId))
  const earlier = sources.size === 1 ? known.map(({ spec }) => spec) : []
  const { fields, reasons } = suggestFields(header, rows, earlier)
  const matched = incidentFields.flatMap(field =>
    fields[field] === undefined
      ? []
      : [`${fieldWords[field]} from “${fields[field]}” (${reasons.get(field)})`],
  )
  const findings = [
    matched.length > 0
      ? `Suggested: ${matched.join('; ')}.`
      : 'No column could be matched by its name or its cells.',
  ]
  const [before] = earlier
  if (before) {
    const added = header.filter(column => !before.header.includes(column))
    const gone = before.header.filter(column => !header.includes(column))
    if (added.length > 0) findings.push(`New in the header of this source: ${added.join(', ')}.`)
    if (gone.length > 0) findings.push(`No longer in the header of this source: ${gone.join(', ')}.`)
  }
  return { fields, findings, saved: null }
}

function plainSpec(
  { fileName, written, header }: Table,
  fields: MappingSpec['fields'],
  shipped: { name: string; snapped: boolean } | undefined,
): MappingSpec {
  return {
    written,
    header,
    name: shipped?.name ?? (fileName.replace(/\.[^.]*$/, '').slice(0, 200) || 'Mapping'),
    fields,
    dates: { from: 'yyyy-MM-dd' },
    snapped: shipped?.snapped ?? false,
    codes: {},
  }
}

type Answer = {
  field: 'from' | 'to'
  format: DateFormat
  /** Whether its midnights are days; null where the column does not tell. */
  isDay: boolean | null
  fits: boolean
  findings: string[]
  question: Understanding['questions'][number] | null
}

/** How a column of dates is written: as saved or as shipped, unless the column contradicts it. */
function answerOf(
  { field, column, dates }: { field: 'from' | 'to'; column: string; dates: DateColumn },
  { saved }: Candidate,
  shippedFormat: DateFormat | undefined,
): Answer {
  const told = saved ? (saved.spec.dates[field] ?? saved.spec.dates.from) : shippedFormat
  const isDay = dates.onlyMidnights ? true : dates.hasTimes ? false : null
  const asked = (because: string) => ({ field, choices: dates.question?.choices ?? [dates.format], because })
  if (dates.seen === 0) {
    // An interval's end may well be missing in every row; the date may not.
    const findings = field === 'from' ? dates.findings : [`The column “${column}” is empty.`]
    return {
      field,
      format: told ?? 'yyyy-MM-dd',
      isDay: null,
      fits: field === 'to',
      findings,
      question: null,
    }
  }
  if (told === undefined) {
    const question = dates.question ? asked(dates.question.because) : null
    return { field, format: dates.format, isDay, fits: dates.settled, findings: dates.findings, question }
  }
  const { share, against } = dates.fitOf(told)
  const isBest = dates.format === told || (dates.question?.choices.includes(told) ?? false)
  if (isBest && share >= 1 - toleratedShare) {
    return {
      field,
      format: told,
      isDay: dates.onlyMidnights ? null : isDay,
      fits: true,
      findings: [],
      question: null,
    }
  }
  const by = saved ? `version ${saved.number} of the source ${saved.sourceName}` : 'the mapping'
  const example = against ? `: line ${against.line} says ${against.text}` : ''
  const contradiction = `“${column}” is no longer written ${dateFormats[told]}, as ${by} has it${example}.`
  const slashed = [told, dates.format].every(format => format === 'dd/MM/yyyy' || format === 'MM/dd/yyyy')
  return {
    field,
    format: dates.format,
    isDay,
    fits: false,
    findings: [contradiction, ...dates.findings],
    question: slashed ? { field, choices: [told, dates.format], because: contradiction } : null,
  }
}

function daysWith(days: MappingSpec['dates']['days'], field: DateField, isDay: boolean): DateField[] {
  const others = (days ?? []).filter(other => other !== field)
  return isDay ? [...others, field] : others
}

function shippedFinding({ name, about, standard }: ShippedMapping): string {
  return `The header ${standard ? 'is that' : 'looks like that'} of: ${name}. ${about}`
}

function savedFinding({ spec, number, sourceName }: KnownMapping, fits: boolean): string {
  const which = `mapping “${spec.name}”, version ${number} of the source ${sourceName}`
  return fits ? `The header is known: ${which}, fits.` : `The header is known, but ${which}, does not fit:`
}
