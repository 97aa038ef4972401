import { AppError } from '#shared/rpc/error.ts'
import { limits } from './limits.ts'
import { odsHandlers, odsNameHandlers } from './sheet-ods.ts'
import { type Merge, mergeOf, rowGatherer, type SheetRow } from './sheet-rows.ts'
import { worksheetHandlers } from './sheet-xlsx.ts'
import { openParts, type Parts } from './workbook-parts.files.ts'
import { outlineOf, sharedTexts } from './workbook-xlsx.files.ts'
import type { XmlHandlers } from './workbook-xml.ts'

type FileIn = { path: string; name: string }
export type SheetPiece = { rows: SheetRow[]; share: number }
export type Workbook = {
  fileName: string
  /** The size of the file. */
  bytes: number
  sheets: { name: string; isHidden: boolean }[]
  /** What is worth telling of the workbook as a whole. */
  findings: string[]
  rowsOf(sheet: string): AsyncGenerator<SheetPiece>
  /** The merged cells of a sheet: complete before its rows are read, but for ODS, where they come with them. */
  mergesOf(sheet: string): Promise<Merge[]>
  close(): void
}

/** Opens a workbook by its content; its sheets are read row by row, never whole. */
export async function openWorkbook(file: FileIn, kind: 'xlsx' | 'ods'): Promise<Workbook> {
  const parts = await openParts(file)
  try {
    return kind === 'xlsx' ? await xlsxWorkbook(parts) : await odsWorkbook(parts)
  } catch (error) {
    parts.close()
    throw error
  }
}

const noSheet = (fileName: string, sheet: string, names: readonly string[]) =>
  new AppError(
    'invalid',
    `${fileName} has no sheet “${sheet}”. There are: ${names.join(', ').slice(0, 300)}.`,
    {
      next: 'Choose one of its sheets.',
    },
  )

async function xlsxWorkbook(parts: Parts): Promise<Workbook> {
  const { sheets, dates, styles, texts: textsPart } = await outlineOf(parts)
  let texts: Promise<string[]> | undefined
  const partOf = (name: string) => {
    const found = sheets.find(sheet => sheet.name === name)
    if (found) return found.part
    throw noSheet(
      parts.fileName,
      name,
      sheets.map(sheet => sheet.name),
    )
  }
  return {
    fileName: parts.fileName,
    bytes: parts.bytes,
    close: parts.close,
    sheets,
    findings:
      dates === 1904 ? ['The workbook counts its days from 1904, as Excel for the Macintosh did.'] : [],
    async *rowsOf(sheet) {
      const part = partOf(sheet)
      texts ??= textsPart === null ? Promise.resolve([]) : sharedTexts(parts, textsPart)
      const rows = rowGatherer(parts.fileName, sheet)
      const handlers = worksheetHandlers(rows, { texts: await texts, styles, dates })
      for await (const { share } of parts.pieces(part, limits.sheetBytes, handlers)) {
        yield { rows: rows.take(), share }
      }
    },
    mergesOf: async sheet => mergesIn(parts, partOf(sheet)),
  }
}

/** Merged cells stand behind the rows they cover: the part is read once for them alone. */
async function mergesIn(parts: Parts, part: string): Promise<Merge[]> {
  const merges: Merge[] = []
  await parts.read(part, limits.sheetBytes, {
    open(name, { ref }) {
      const merge = name === 'mergeCell' ? mergeOf(ref ?? '') : null
      if (merge && merges.length < limits.merges) merges.push(merge)
    },
    close: () => undefined,
    text: () => undefined,
  })
  return merges.sort((a, b) => a.firstLine - b.firstLine)
}

async function odsWorkbook(parts: Parts): Promise<Workbook> {
  const content = 'content.xml'
  const names: string[] = []
  await refuseProtected(parts)
  await parts.read(content, limits.sheetBytes, odsNameHandlers(names))
  const merges: Merge[] = []
  return {
    fileName: parts.fileName,
    bytes: parts.bytes,
    close: parts.close,
    findings: [],
    sheets: names.map(name => ({ name, isHidden: false })),
    async *rowsOf(sheet) {
      if (!names.includes(sheet)) throw noSheet(parts.fileName, sheet, names)
      merges.length = 0
      const rows = rowGatherer(parts.fileName, sheet)
      const handlers: XmlHandlers = odsHandlers(sheet, rows, merges)
      for await (const { share } of parts.pieces(content, limits.sheetBytes, handlers)) {
        yield { rows: rows.take(), share }
      }
    },
    mergesOf: async () => merges,
  }
}

async function refuseProtected(parts: Parts) {
  const manifest = 'META-INF/manifest.xml'
  if (!parts.has(manifest)) return
  let isProtected = false
  for await (const text of parts.texts(manifest, limits.partBytes)) {
    isProtected ||= text.includes('encryption-data')
  }
  if (isProtected) throw protectedWorkbook(parts.fileName)
}

export function protectedWorkbook(fileName: string): AppError {
  return new AppError('invalid', `${fileName} is a workbook protected by a password.`, {
    next: 'Open it in its program, take the password off under File, Info, and save a copy.',
  })
}
