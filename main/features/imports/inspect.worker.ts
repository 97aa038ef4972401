import type { MappingSpec, Written } from '#shared/features/imports/mapping.ts'
import { encodingWords, fieldWords, incidentFields } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { dateColumn } from './date-column.ts'
import { fieldsByName } from './header-names.ts'
import { policeUkMapping } from './police-uk.ts'
import { readTable } from './read-table.files.ts'
import { checkHeader, readTableHead, type TableHead } from './table-head.files.ts'

const sampleRows = 20
const separatorNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }

type Inspection = {
  bytes: number
  rows: number
  recognised: boolean
  findings: string[]
  tables: { name: string; written: Written }[]
  questions: { field: 'from' | 'to'; choices: string[]; because: string }[]
  sample: string[][]
  mapping: MappingSpec
}

type InspectInput = { file: { path: string; name: string }; written?: Written }

/** Looks through a whole file: how it is written, and which mapping its header and its dates suggest. */
export async function run({ file, written }: InspectInput): Promise<Inspection> {
  const guessed = await readTableHead(file)
  const head: Head = written ? await headAsTold(file, guessed, written) : guessed
  checkHeader(file.name, headerLineOf(head.written), head.header)
  try {
    return await look(file, head, [])
  } catch (error) {
    // Only the first bytes were tried: further down there may be a letter that is no UTF-8.
    const otherwise =
      !written &&
      guessed.written.encoding === 'utf-8' &&
      error instanceof AppError &&
      error.message.includes('bytes that are not')
    if (!otherwise) throw error
    return await look(file, { ...guessed, written: { ...guessed.written, encoding: 'windows-1252' } }, [
      `Not UTF-8 throughout: ${error.message}`,
    ])
  }
}

type Head = Omit<TableHead, 'written'> & { written: Written }

const headerLineOf = (written: Written) => ('headerLine' in written ? written.headerLine : 1)

/** The header as it reads when the person says how the file is written. */
async function headAsTold(file: InspectInput['file'], guessed: TableHead, written: Written): Promise<Head> {
  for await (const { header } of readTable(file, written)) return { ...guessed, written, header: [...header] }
  throw new AppError('invalid', `${file.name} has nothing from line ${headerLineOf(written)} on.`, {
    next: 'Name an earlier line as the header.',
  })
}

async function look(file: { path: string; name: string }, head: Head, found: string[]): Promise<Inspection> {
  const { bytes, written, header } = head
  const policeUk = policeUkMapping(written, header)
  const fields = policeUk?.fields ?? fieldsByName(head.header)
  const column = fields.from
  const dates = dateColumn()
  const position = column === undefined ? -1 : head.header.indexOf(column)
  const sample: string[][] = []
  let rows = 0
  for await (const block of readTable(file, written)) {
    for (let i = 0; i < block.rows.length; i++) {
      const row = block.rows[i]!
      rows++
      if (sample.length < sampleRows) sample.push(row)
      if (!policeUk && position >= 0 && row.length === head.header.length) {
        dates.see(row[position]!.trim(), block.lines[i]!)
      }
    }
  }
  if (rows === 0) {
    throw new AppError('invalid', `${file.name} holds a header and no rows.`, {
      next: 'Ask its sender whether there was nothing to report.',
    })
  }
  const findings = [...found, layoutFinding(head, rows)]
  const tables = [{ name: file.name, written }]
  if (policeUk) {
    findings.push(
      'The header is that of a data.police.uk street-level file: month only, points that stand for eight or more addresses.',
    )
    return { bytes, rows, recognised: true, findings, tables, questions: [], sample, mapping: policeUk }
  }
  const concluded = column === undefined ? null : dates.conclude(column)
  findings.push(
    ...(concluded?.findings ?? ['No column is named like a date: choose the one that says when.']),
  )
  findings.push(fieldsFinding(fields))
  const mapping = {
    written,
    header,
    name: file.name.replace(/\.[^.]*$/, '').slice(0, 200) || 'Mapping',
    fields,
    dates: { from: concluded?.format ?? 'yyyy-MM-dd' } as const,
    snapped: false,
    codes: {},
  }
  return { bytes, rows, recognised: false, findings, tables, questions: [], sample, mapping }
}

function layoutFinding({ written, header }: Head, rows: number): string {
  const size = `${rows.toLocaleString('en-GB')} rows of ${header.length} columns`
  if (written.kind !== 'text') return `${size}.`
  const { encoding, separator, headerLine } = written
  return `${size} in ${encodingWords[encoding]}, parted by ${separatorNames[separator]}, the header on line ${headerLine}.`
}

function fieldsFinding(fields: MappingSpec['fields']): string {
  const matched = incidentFields.flatMap(field =>
    fields[field] === undefined ? [] : [`${fieldWords[field]} from “${fields[field]}”`],
  )
  return matched.length > 0
    ? `Matched by name: ${matched.join('; ')}.`
    : 'No column could be matched by its name.'
}
