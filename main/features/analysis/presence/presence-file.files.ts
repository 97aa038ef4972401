import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { deflateSync, inflateSync } from 'node:zlib'
import type { PresenceColumns } from '#shared/features/analysis/presence.ts'
import { decodeColumns, encodeColumns } from '#shared/rpc/codec.ts'
import { AppError } from '#shared/rpc/error.ts'
import { type DelimitedRow, eachDelimited } from '../../areas/delimited-table.ts'
import { describePositions, positionsTaker, rowsLookedAt } from './csv-positions.ts'
import { gpxReader } from './gpx-positions.ts'
import type { PositionRow, Positions } from './positions.ts'

type FileIn = { path: string; name: string }
type LeaveOut = (line: number, reason: string) => void

/** A month of a force's fleet. */
const largestBytes = 500 * 2 ** 20
/** A table is held whole while it is read, at about ten times its bytes. */
const largestTableBytes = 150 * 2 ** 20
const headBytes = 4096

/** Whether a file is GPX, by its beginning. Throws where it cannot be read or is larger than any such file. */
export async function isGpx({ path, name }: FileIn): Promise<boolean> {
  const { size } = await stat(path).catch(error => {
    throw unreadable(name, error)
  })
  if (size > largestBytes) {
    throw new AppError('invalid', `${name} is larger than 500 MB.`, {
      next: 'Load it in parts, a week in each.',
    })
  }
  if (size === 0) throw new AppError('invalid', `${name} is empty.`, { next: 'Ask its sender for it again.' })
  let head = ''
  for await (const piece of createReadStream(path, { end: headBytes - 1 })) head += piece.toString('utf8')
  return /^\uFEFF?\s*<(?:\?xml|gpx|!--)/.test(head)
}

/** What a CSV file of positions holds. */
export async function describeCsv(file: FileIn) {
  const first: DelimitedRow[] = []
  let header: string[] = []
  const rows = eachDelimited(await bytesOf(file), file.name, names => {
    header = names
    return row => {
      if (first.length < rowsLookedAt) first.push(row)
    }
  })
  return { rows, ...describePositions({ fileName: file.name, header, rows: first }) }
}

export async function readCsv(file: FileIn, columns: PresenceColumns, leaveOut: LeaveOut) {
  const found: PositionRow[] = []
  const read = eachDelimited(await bytesOf(file), file.name, header =>
    positionsTaker(file.name, header, columns, leaveOut, found),
  )
  return { rows: found, read }
}

/** Reads a GPX file as it flows: it is never held whole. */
export async function readGpx(
  { path, name }: FileIn,
  leaveOut: LeaveOut,
): Promise<{ rows: PositionRow[]; read: number }> {
  const reader = gpxReader(name, leaveOut)
  const decoder = new TextDecoder()
  for await (const piece of createReadStream(path)) reader.write(decoder.decode(piece, { stream: true }))
  reader.write(decoder.decode())
  return reader.end()
}

export async function sha256Of({ path, name }: FileIn): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(path)) hash.update(piece)
  } catch (error) {
    throw unreadable(name, error)
  }
  return hash.digest('hex')
}

/** Positions as they are kept: neighbours are alike and shrink well. */
export function positionsToBytes(positions: Positions): Uint8Array {
  return deflateSync(encodeColumns(positions))
}

export function positionsFromBytes(bytes: Uint8Array): Positions {
  return decodeColumns(inflateSync(bytes)) as Positions
}

async function bytesOf({ path, name }: FileIn): Promise<Uint8Array> {
  const { size } = await stat(path).catch(error => {
    throw unreadable(name, error)
  })
  if (size > largestTableBytes) {
    throw new AppError('invalid', `${name} is larger than 150 MB.`, {
      next: 'Load it in parts, a week or a day in each, or as GPX.',
    })
  }
  return readFile(path).catch(error => {
    throw unreadable(name, error)
  })
}

function unreadable(name: string, cause: unknown): AppError {
  return new AppError('unavailable', `${name} cannot be read.`, {
    next: 'Check that it is a file, still there, and not open in another program.',
    cause,
  })
}
