import { csvFileName, csvLines, csvMark } from '../../incidents/csv.ts'
import { cellText } from '../model/cell-text.ts'
import { cleanDocument } from '../model/clean-text.ts'
import type { PackDocument, Table } from '../model/document.ts'
import { packTables } from '../model/pack-tables.ts'
import { aboutLines } from './about-lines.ts'
import { archive } from './archive.ts'
import { safeCell } from './safe-cell.ts'

/** One file for each table of a pack, and what they are, in an archive. */
export async function makeCsv(pack: PackDocument): Promise<Uint8Array> {
  const document = cleanDocument(pack)
  const tables = packTables(document)
  const digits = String(tables.length).length
  const named = tables.map(({ name, section, table }, at) => ({
    fileName: csvFileName([String(at + 1).padStart(digits, '0'), name.slice(0, 80)]),
    section,
    table,
  }))
  return archive(
    [
      ['README.txt', `${csvMark}${readme(document, named).join('\r\n')}\r\n`],
      ...named.map(({ fileName, table }) => [fileName, tableCsv(table)] as const),
    ],
    document.madeOn,
  )
}

function tableCsv({ columns, rows }: Table): string {
  const lines = [columns.map(({ label }) => label), ...rows.map(row => row.map(cellText))]
  return `${csvMark}${csvLines(lines.map(line => line.map(safeCell)))}`
}

function readme(
  document: PackDocument,
  files: { fileName: string; section: string; table: Table }[],
): string[] {
  return [
    document.marking,
    '',
    document.title,
    document.lead,
    '',
    ...aboutLines(document).map(([label, words]) => `${label}: ${words}`),
    '',
    'Files: text in UTF-8, comma-separated, the first line the names of the columns.',
    'Figures read as in the other forms of the pack; what is withheld says so in words. A cell that a spreadsheet',
    "would take for a formula begins with an apostrophe (').",
    '',
    ...files.flatMap(({ fileName, section, table }) => [
      `${fileName}: ${section}. ${table.caption}`,
      ...(table.rows.length === 0 ? [`    Empty: ${table.empty}`] : []),
      ...(table.note ? [`    ${table.note}`] : []),
    ]),
    ...listed('Caveats', document.caveats),
    ...listed(
      'Definitions',
      document.definitions.map(([term, words]) => `${term}: ${words}`),
    ),
  ]
}

const listed = (heading: string, lines: readonly string[]) =>
  lines.length === 0 ? [] : ['', heading, ...lines.map(line => `- ${line}`)]
