import type { Written } from '#shared/features/imports/mapping.ts'
import { encodingWords } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import { readTable } from './read-table.files.ts'
import { checkHeader, readTableHead, type TableHead } from './table-head.files.ts'
import { type KnownMapping, type Understanding, understand } from './understand.ts'

const sampleRows = 20
/** Rows by whose cells columns are suggested. */
const rowsUnderstood = 1000
const separatorNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }

type Inspection = {
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

/** Looks through a whole file: how it is written, and which mapping its header and its dates suggest. */
export async function run(input: InspectInput): Promise<Inspection> {
  const { file, written } = input
  const guessed = await readTableHead(file)
  const head: Head = written ? await headAsTold(file, guessed, written) : guessed
  checkHeader(file.name, headerLineOf(head.written), head.header)
  try {
    return await look(input, head, [])
  } catch (error) {
    // Only the first bytes were tried: further down there may be a letter that is no UTF-8.
    const otherwise =
      !written &&
      guessed.written.encoding === 'utf-8' &&
      error instanceof AppError &&
      error.message.includes('bytes that are not')
    if (!otherwise) throw error
    return await look(input, { ...guessed, written: { ...guessed.written, encoding: 'windows-1252' } }, [
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

async function look({ file, known }: InspectInput, head: Head, found: string[]): Promise<Inspection> {
  const { bytes, written, header } = head
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
  return {
    ...understood,
    ...{ bytes, rows, sample },
    findings: [...found, layoutFinding(head, rows), ...findings],
    tables: [{ name: file.name, written }],
  }
}

function layoutFinding({ written, header }: Head, rows: number): string {
  const size = `${rows.toLocaleString('en-GB')} rows of ${header.length} columns`
  if (written.kind !== 'text') return `${size}.`
  const { encoding, separator, headerLine } = written
  return `${size} in ${encodingWords[encoding]}, parted by ${separatorNames[separator]}, the header on line ${headerLine}.`
}
