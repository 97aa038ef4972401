import type { PresenceColumns } from '#shared/features/analysis/presence.ts'
import { AppError } from '#shared/rpc/error.ts'
import { gatherPositions } from './presence/positions.ts'
import { isGpx, positionsToBytes, readCsv, readGpx, sha256Of } from './presence/presence-file.files.ts'

const mostLinesListed = 200

export type ReadPresence = {
  sha256: string
  columns: Uint8Array
  rows: number
  positions: number
  units: number
  leftOut: number
  firstSecond: number
  lastSecond: number
  reasons: { reason: string; rows: number }[]
  lines: { line: number; reason: string }[]
}

/** Reads a file of positions into columns as they are kept; every row is loaded, or left out with its reason. */
export async function run(input: {
  file: { path: string; name: string }
  columns: PresenceColumns | null
}): Promise<ReadPresence> {
  const { file, columns } = input
  const reasons = new Map<string, number>()
  const lines: ReadPresence['lines'] = []
  const leaveOut = (line: number, reason: string) => {
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    if (lines.length < mostLinesListed) lines.push({ line, reason })
  }
  const gpx = await isGpx(file)
  if (!gpx && !columns) {
    throw new AppError('invalid', `${file.name} is no GPX file, so its columns must be named.`, {
      next: 'Choose the columns that hold time and place.',
    })
  }
  const { rows, read } = gpx ? await readGpx(file, leaveOut) : await readCsv(file, columns!, leaveOut)
  const { positions, units } = gatherPositions(rows, leaveOut)
  const { seconds } = positions
  if (seconds.length === 0) {
    const [first] = [...reasons].sort((a, b) => b[1] - a[1])
    throw new AppError('invalid', `No position of ${file.name} can be used. ${first ? `${first[0]}.` : ''}`, {
      next: 'Check which columns hold time and place, and whether places are grid metres or degrees.',
    })
  }
  return {
    sha256: await sha256Of(file),
    columns: positionsToBytes(positions),
    rows: read,
    positions: seconds.length,
    units,
    leftOut: read - seconds.length,
    firstSecond: seconds.reduce((least, second) => Math.min(least, second), Number.POSITIVE_INFINITY),
    lastSecond: seconds.reduce((most, second) => Math.max(most, second), 0),
    reasons: [...reasons].map(([reason, rows]) => ({ reason, rows })).sort((a, b) => b.rows - a.rows),
    lines: lines.sort((a, b) => a.line - b.line),
  }
}
