import { createReadStream } from 'node:fs'
import Papa from 'papaparse'
import { isOnGrid } from '#shared/geo/projection.ts'
import { AppError } from '#shared/rpc/error.ts'
import { openArchive } from '../reading/archive.files.ts'
import { layoutOfPostcodes, postcodeColumns } from './postcode-columns.ts'
import { postcodeKey } from './postcodes.ts'

type FileIn = { path: string; name: string }
type Part = { name: string; bytes: AsyncIterable<Uint8Array> }
type Columns = ReturnType<typeof postcodeColumns>
/** What became of the lines of a postcode file. */
type Read = { lines: number; withoutPlace: number; unusable: number; firstUnusable: string | null }

/** Positional quality of a postcode that has no coordinates, in Code-Point Open. */
const noCoordinates = '90'
const longestLine = 1 << 16

/** Reads a file of postcodes: one CSV, or the ZIP archive that Code-Point Open is published as. */
export async function readPostcodes(file: FileIn) {
  const columns = postcodeColumns()
  const read: Read = { lines: 0, withoutPlace: 0, unusable: 0, firstUnusable: null }
  let parts = 0
  for await (const part of partsOf(file)) if (await readPart(part, columns, read)) parts++
  const postcodes = columns.sorted()
  if (parts === 0 || postcodes.length === 0) throw noPostcodes(file.name)
  if (read.unusable * 2 > read.lines) {
    throw new AppError(
      'invalid',
      `${file.name}: ${read.unusable} of ${read.lines} lines hold no postcode with its place. The first: ${read.firstUnusable}.`,
      { next: 'Load the file as it was published.' },
    )
  }
  return { ...postcodes, withoutPlace: read.withoutPlace, unusable: read.unusable }
}

function noPostcodes(fileName: string): AppError {
  return new AppError('invalid', `${fileName} holds no postcodes with eastings and northings.`, {
    next: 'Load Code-Point Open as CSV (from the OS Data Hub), or a CSV with the columns postcode, easting, northing.',
  })
}

async function* partsOf(file: FileIn): AsyncGenerator<Part> {
  if (!/\.zip$/i.test(file.name)) {
    yield { name: file.name, bytes: createReadStream(file.path) }
    return
  }
  const archive = await openArchive(file)
  try {
    // Beside the postcodes the archive has lists of codes and of column names, under Doc.
    const wanted = archive.entries.filter(({ name }) => /\.csv$/i.test(name) && !/(?:^|\/)doc\//i.test(name))
    for (const entry of wanted) yield { name: entry.name, bytes: archive.bytesOf(entry) }
  } finally {
    archive.close()
  }
}

async function readPart({ name, bytes }: Part, columns: Columns, read: Read): Promise<boolean> {
  let layout: ReturnType<typeof layoutOfPostcodes> | undefined
  let line = 0
  for await (const rows of rowsOf(name, bytes)) {
    for (const row of rows) {
      line++
      if (row.length === 1 && row[0]!.trim() === '') continue
      if (layout === undefined) {
        layout = layoutOfPostcodes(row)
        if (layout === null) return false
        if (layout.hasHeader) continue
      }
      read.lines++
      const key = postcodeKey(row[layout!.postcode] ?? '')
      const easting = Number(row[layout!.easting])
      const northing = Number(row[layout!.northing])
      const isNowhere = row[layout!.quality]?.trim() === noCoordinates || (easting === 0 && northing === 0)
      if (key !== null && isNowhere) {
        read.withoutPlace++
        columns.add(key, 0, 0)
      } else if (key !== null && isOnGrid(easting, northing)) {
        columns.add(key, Math.round(easting), Math.round(northing))
      } else {
        read.unusable++
        read.firstUnusable ??= `${name}, line ${line}: ${row.join(',').slice(0, 100)}`
      }
    }
  }
  return layout !== undefined
}

/** The lines of a part, some at a time: no cell of such a file holds a line end. */
async function* rowsOf(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[][]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of bytes) {
    const text = rest + decoder.decode(chunk, { stream: true })
    const end = text.lastIndexOf('\n') + 1
    rest = text.slice(end)
    if (rest.length > longestLine) throw noPostcodes(name)
    if (end > 0) yield Papa.parse<string[]>(text.slice(0, end), { delimiter: ',' }).data.slice(0, -1)
  }
  rest += decoder.decode()
  if (rest.trim() !== '') yield Papa.parse<string[]>(rest, { delimiter: ',' }).data
}
