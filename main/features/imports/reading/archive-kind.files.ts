import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { openArchive } from './archive.files.ts'

/** What holds other things, told by its content: names lie. */
export type Container =
  | 'zip'
  | 'gzip'
  | 'tar'
  | 'xlsx'
  | 'xlsb'
  | 'ods'
  | 'office document'
  | 'protected workbook'
  | 'xls'

const tarMark = { at: 257, text: 'ustar' }
const odsType = 'application/vnd.oasis.opendocument.spreadsheet'

/** Null for a plain file. Throws where an archive is damaged or a trap. */
export async function containerOf(file: { path: string; name: string }): Promise<Container | null> {
  const head = await firstBytes(file.path)
  const start = head.toString('latin1', 0, 8)
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return zipKind(file)
  if (start.startsWith('\x1f\x8b')) return 'gzip'
  if (start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return await oleKind(file.path)
  if (head.toString('latin1', tarMark.at, tarMark.at + tarMark.text.length) === tarMark.text) return 'tar'
  return null
}

async function firstBytes(path: string): Promise<Buffer> {
  await using handle = await open(path, 'r')
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(512), 0, 512, 0)
  return buffer.subarray(0, bytesRead)
}

async function zipKind(file: { path: string; name: string }): Promise<Container> {
  const archive = await openArchive(file)
  try {
    const named = (name: string) => archive.entries.find(entry => entry.name === name)
    if (named('[Content_Types].xml')) {
      if (named('xl/workbook.xml')) return 'xlsx'
      if (named('xl/workbook.bin')) return 'xlsb'
      return archive.entries.some(({ name }) => name.startsWith('xl/')) ? 'xlsx' : 'office document'
    }
    const type = named('mimetype')
    if (type && type.unpackedBytes < 200) {
      let text = ''
      for await (const bytes of archive.bytesOf(type)) text += bytes.toString('latin1')
      if (text.trim().startsWith(odsType)) return 'ods'
      if (text.startsWith('application/vnd.')) return 'office document'
    }
    return 'zip'
  } finally {
    archive.close()
  }
}

/** The same envelope holds the workbooks of Excel 97 and today's ones under a password. */
async function oleKind(path: string): Promise<Container> {
  const mark = Buffer.from('EncryptedPackage', 'utf16le')
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([rest, chunk as Buffer])
    if (bytes.includes(mark)) return 'protected workbook'
    rest = bytes.subarray(-mark.length)
  }
  return 'xls'
}
