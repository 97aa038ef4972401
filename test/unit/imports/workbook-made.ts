import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SheetWritten, Written } from '#shared/features/imports/mapping.ts'
import { readTable } from '../../../main/features/imports/reading/read-table.files.ts'
import type { LineIssue } from '../../../main/features/imports/table.ts'
import { type MadeEntry, madeZip } from './archive-made.ts'

const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export type MadeSheet = { name?: string; rows: string; after?: string; state?: string; whole?: string }
type MadeWorkbook = {
  sheets: MadeSheet[]
  texts?: string
  /** Codes of number formats: the style of the first is 1. */
  formats?: (string | number)[]
  date1904?: boolean
  workbook?: string
}

/** An XLSX workbook from its XML, so that it can hold what no library writes. */
export function madeXlsx({ sheets, texts, formats = [], date1904, workbook }: MadeWorkbook): Buffer {
  const named = sheets.map((sheet, i) => ({ name: `Sheet${i + 1}`, ...sheet }))
  const list = named.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"${state ? ` state="${state}"` : ''}/>`,
  )
  const target = (id: string, type: string, to: string) =>
    `<Relationship Id="${id}" Type="${relationship}/${type}" Target="${to}"/>`
  const codes = formats.map((code, i) =>
    typeof code === 'number'
      ? ''
      : `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const cells = formats.map((code, i) => `<xf numFmtId="${typeof code === 'number' ? code : 200 + i}"/>`)
  const entries: MadeEntry[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships>${target('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content:
        workbook ??
        `<workbook xmlns:r="${relationship}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${named.map((_, i) => target(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')}${target('s', 'styles', 'styles.xml')}${texts === undefined ? '' : target('t', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`,
    },
    ...(texts === undefined ? [] : [{ name: 'xl/sharedStrings.xml', content: texts }]),
    ...named.map(({ rows, after = '', whole }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: whole ?? `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
    })),
  ]
  return madeZip(entries)
}

export function madeOds(content: string, more: MadeEntry[] = []): Buffer {
  return madeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 },
    { name: 'content.xml', content },
    ...more,
  ])
}

export const odsOf = (rows: string) =>
  `<office:document-content><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`

/** A row of words, as inline text. */
export const wordsRow = (line: number, ...words: string[]) =>
  `<row r="${line}">${words
    .map((word, i) =>
      word === ''
        ? ''
        : `<c r="${String.fromCharCode(65 + i)}${line}" t="inlineStr"><is><t>${word}</t></is></c>`,
    )
    .join('')}</row>`

/** A folder for the files of one test. */
export function fileMaker() {
  const folder = mkdtempSync(join(tmpdir(), 'tables-test-'))
  return {
    make(name: string, content: string | Uint8Array) {
      const path = join(folder, name)
      writeFileSync(path, content)
      return { path, name }
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type Read = {
  header: string[]
  rows: string[][]
  lines: number[]
  issues: LineIssue[]
  bytes: (number | null)[]
  sha256: string
}

/** All of a table at once. */
export async function readWhole(file: { path: string; name: string }, written: Written): Promise<Read> {
  const hash = createHash('sha256')
  const read: Omit<Read, 'sha256'> = { header: [], rows: [], lines: [], issues: [], bytes: [] }
  for await (const block of readTable(file, written, hash)) {
    read.header = [...block.header]
    read.rows.push(...block.rows)
    read.lines.push(...block.lines)
    read.issues.push(...block.issues)
    read.bytes.push(...block.lines.map(block.byteOf))
  }
  return { ...read, sha256: hash.digest('hex') }
}

export const sheet = (more: Partial<SheetWritten> = {}): SheetWritten => ({
  kind: 'sheet',
  sheet: 'Sheet1',
  headerLine: 1,
  headerLines: 1,
  lastLine: null,
  ...more,
})
