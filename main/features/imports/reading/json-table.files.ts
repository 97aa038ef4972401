import type { Hash } from 'node:crypto'
import type { Written } from '#shared/features/imports/mapping.ts'
import { mostColumns } from '#shared/features/imports/rules.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { FoundTable, RowBlock } from '../table.ts'
import { featureColumns, featureRow, type PointNames, pointNames } from './geojson-table.ts'
import { readJson } from './json-document.files.ts'
import type { JsonRow } from './json-rows.ts'

type FileIn = { path: string; name: string }
type JsonWritten = Extract<Written, { kind: 'json' | 'geojson' }>
type Seen = { objects: number; header: Set<string> }
type Survey = { arrays: Map<string, Seen>; values: Map<string, string>; documents: boolean }

/** Values outside arrays that matter: what kind of document it is, and its coordinate system. */
const telling = new Set(['/type', '/crs/properties/name'])

/** Every array of objects in a document, or its lines; the features of a GeoJSON document. */
export async function tablesOfJson(file: FileIn): Promise<FoundTable[]> {
  const survey = await surveyOf(file, false)
  const features = survey.arrays.get('/features')
  if (features && survey.values.get('/type') === 'FeatureCollection') {
    return [geojsonTable(file.name, features, survey)]
  }
  const tables = [...survey.arrays]
    .filter(([, { objects }]) => objects > 0)
    .sort(([, a], [, b]) => b.objects - a.objects)
    .map(([pointer, seen]) =>
      jsonTable(pointer, seen, pointer === '' ? 'The list' : `The list at ${pointer}`),
    )
  if (tables.length > 0 && !survey.documents) return tables
  const lines = (await surveyOf(file, true)).arrays.get('')
  if (lines && lines.objects > 0) return [jsonTable('', lines, 'JSON, an object a line')]
  throw new AppError('invalid', `${file.name} is JSON without a list of objects: there is no table in it.`, {
    next: 'Ask its sender for a list with one object an incident.',
  })
}

function jsonTable(pointer: string, { objects, header }: Seen, name: string): FoundTable {
  const size = `${objects.toLocaleString('en-GB')} objects with ${header.size} names`
  return {
    name,
    written: { kind: 'json', pointer },
    header: [...header],
    findings: [
      `${size} in ${pointer === '' ? 'the document' : pointer}. Rows are counted by object: the first is row 1.`,
    ],
  }
}

function geojsonTable(fileName: string, { objects, header }: Seen, { values }: Survey): FoundTable {
  const points = pointsOf(fileName, values)
  return {
    name: 'The features',
    written: { kind: 'geojson' },
    header: featureColumns(header, points),
    findings: [
      `GeoJSON of ${objects.toLocaleString('en-GB')} features. Rows are counted by feature: the first is row 1.`,
      `Their points are read as ${points.join(' and ')}.`,
    ],
  }
}

function pointsOf(fileName: string, values: ReadonlyMap<string, string>): PointNames {
  const system = values.get('/crs/properties/name')
  const points = pointNames(system)
  if (points) return points
  throw new AppError('invalid', `${fileName} is GeoJSON in the coordinate system ${system}.`, {
    next: 'Ask its sender for longitude and latitude, or for the British National Grid (EPSG:27700).',
  })
}

/** Runs through the whole document: the names of all its rows, of the last one too, are its header. */
async function surveyOf(file: FileIn, lines: boolean): Promise<Survey> {
  const arrays = new Map<string, Seen>()
  const values = new Map<string, string>()
  let topLevel = 0
  const value = (pointer: string, text: string) => {
    if (telling.has(pointer)) values.set(pointer, text)
  }
  for await (const { rows, documents } of readJson(file, lines, { value })) {
    topLevel = documents
    for (const row of rows) {
      const seen = arrays.get(row.pointer) ?? { objects: 0, header: new Set<string>() }
      arrays.set(row.pointer, seen)
      if (row.instead !== null) continue
      seen.objects++
      for (const name of row.cells.keys()) seen.header.add(name)
      if (seen.header.size > mostColumns * 2) throw tooWide(file.name)
    }
  }
  return { arrays, values, documents: topLevel > 1 }
}

const tooWide = (fileName: string) =>
  new AppError(
    'invalid',
    `${fileName} is JSON whose objects have more than ${mostColumns} different names.`,
    {
      next: 'Ask its sender for a list of objects that are alike.',
    },
  )

/** Reads one list of a JSON document block by block; `lines` are the numbers of its objects. */
export async function* readJsonTable(
  file: FileIn,
  written: JsonWritten,
  hash: Hash,
): AsyncGenerator<RowBlock> {
  const pointer = written.kind === 'geojson' ? '/features' : written.pointer
  const lines = pointer === '' && written.kind === 'json' && !(await startsWithList(file))
  const survey = await surveyOf(file, lines)
  const seen = survey.arrays.get(pointer)
  if (!seen) {
    throw new AppError('invalid', `${file.name} has no list of objects at “${pointer}”.`, {
      next: 'Choose one of the lists that it has.',
    })
  }
  const points = written.kind === 'geojson' ? pointsOf(file.name, survey.values) : null
  const header = points ? featureColumns(seen.header, points) : [...seen.header]
  const positions = new Map(header.map((name, position) => [name, position]))
  let line = 0
  for await (const { rows, bytesRead } of readJson(file, lines, { hash })) {
    const first = line + 1
    const block: RowBlock = { header, rows: [], lines: [], issues: [], bytesRead, byteOf: () => null }
    const bytes: number[] = []
    for (const row of rows) {
      if (row.pointer !== pointer) continue
      line++
      bytes.push(row.byte)
      add(block, line, row, positions, points)
    }
    block.byteOf = of => bytes[of - first] ?? null
    if (bytes.length > 0) yield block
  }
}

function add(
  block: RowBlock,
  line: number,
  row: JsonRow,
  positions: ReadonlyMap<string, number>,
  points: PointNames | null,
) {
  if (row.instead !== null) {
    const raw = row.instead.slice(0, 500)
    const reason = 'It is no object: there are no names for its values'
    block.issues.push({ line, outcome: 'rejected', byte: row.byte, column: null, raw, reason, mend: '' })
    return
  }
  const { cells, doubts } = points ? featureRow(row, points, positions) : row
  const values: string[] = new Array<string>(positions.size).fill('')
  for (const [name, text] of cells) {
    const position = positions.get(name)
    if (position !== undefined) values[position] = text
  }
  block.rows.push(values)
  block.lines.push(line)
  for (const { name, raw, reason } of doubts) {
    block.issues.push({ line, outcome: 'flagged', byte: row.byte, column: name, raw, reason, mend: '' })
  }
}

async function startsWithList(file: FileIn): Promise<boolean> {
  for await (const { rows, isList } of readJson(file, true)) if (rows.length > 0 || isList) return isList
  return false
}
