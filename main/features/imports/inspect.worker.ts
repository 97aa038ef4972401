import type { Written } from '#shared/features/imports/mapping.ts'
import { AppError } from '#shared/rpc/error.ts'
import { tablesOf } from './reading/find-tables.files.ts'
import { readTable } from './reading/read-table.files.ts'
import { checkHeader, sizeOfTable } from './reading/table-head.files.ts'
import type { FoundTable } from './table.ts'
import { type KnownMapping, type Understanding, understand } from './understanding/understand.ts'

const sampleRows = 20
/** Rows by whose cells columns are suggested. */
const rowsUnderstood = 1000

type Inspection = {
  /** What was found of its mapping first: why it is recognised, or what its columns are like. */
  because: string
  bytes: number
  rows: number
  tables: { name: string; written: Written }[]
  sample: string[][]
} & Understanding

type InspectInput = {
  file: { path: string; name: string }
  written?: Written
  /** What sources have saved for their files. */
  known: readonly KnownMapping[]
}

/** Looks through a whole file: the tables in it, and which mapping the header and dates of one suggest. */
export async function run(input: InspectInput): Promise<Inspection> {
  const { file, written } = input
  const bytes = await sizeOfTable(file)
  const tables = await tablesFor(input)
  const table = written ? await tableAsTold(file, written) : tables[0]!
  checkHeader(file.name, headerLineOf(table.written), table.header)
  return look(input, { ...table, bytes }, tables)
}

/** The tables found; none where the person says how a file is written in which none is to be found. */
async function tablesFor({ file, written }: InspectInput): Promise<FoundTable[]> {
  try {
    return await tablesOf(file)
  } catch (error) {
    if (written && error instanceof AppError) return []
    throw error
  }
}

type Table = Omit<FoundTable, 'name'> & { bytes: number }

const headerLineOf = (written: Written) => ('headerLine' in written ? written.headerLine : 1)

/** The header as it reads when the person says how the file is written. */
async function tableAsTold(file: InspectInput['file'], written: Written): Promise<FoundTable> {
  for await (const { header } of readTable(file, written)) {
    return { name: file.name, written, header: [...header], findings: ['Read as you said it is written.'] }
  }
  throw new AppError('invalid', `${file.name} has nothing from line ${headerLineOf(written)} on.`, {
    next: 'Name an earlier line as the header.',
  })
}

async function look({ file, known }: InspectInput, found: Table, tables: FoundTable[]): Promise<Inspection> {
  const { bytes, written, header } = found
  const table = { fileName: file.name, written, header }
  const sample: string[][] = []
  let understanding: ReturnType<typeof understand> | undefined
  let rows = 0
  for await (const block of readTable(file, written)) {
    understanding ??= understand(table, block.rows.slice(0, rowsUnderstood), known)
    for (let i = 0; i < block.rows.length; i++) {
      const row = block.rows[i]!
      rows++
      if (sample.length < sampleRows) sample.push(row)
      understanding.see(row, block.lines[i]!)
    }
  }
  if (rows === 0 || !understanding) {
    throw new AppError('invalid', `${file.name} holds a header and no rows.`, {
      next: 'Ask its sender whether there was nothing to report.',
    })
  }
  const { findings, ...understood } = understanding.conclude()
  const size = `${rows.toLocaleString('en-GB')} rows of ${header.length} columns`
  return {
    ...understood,
    bytes,
    rows,
    sample,
    because: findings[0] ?? '',
    findings: [
      ...(found.findings.some(finding => finding.startsWith(size)) ? [] : [`${size}.`]),
      ...found.findings,
      ...findings,
    ],
    tables: (tables.length > 0 ? tables : [{ name: file.name, written }]).map(({ name, written }) => ({
      name,
      written,
    })),
  }
}
