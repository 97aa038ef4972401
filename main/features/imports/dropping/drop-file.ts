import { AppError } from '#shared/rpc/error.ts'

/** A file of a drop folder as it was found: times in milliseconds since 1970 by the clock of its file system. */
export type FoundFile = { name: string; path: string; bytes: number; modifiedMs: number; changedMs: number }

/** The subfolders that what was looked at is moved to. */
export const doneFolder = 'done'
export const failedFolder = 'failed'

/**
 * Names that programs give to what they are still writing or keep for themselves: lock files of office
 * programs, downloads and copies under way, what the operating system leaves in folders, and our own reports.
 */
const notSent =
  /^(~\$|\.)|^(thumbs\.db|desktop\.ini)$|\.(part|partial|tmp|temp|crdownload|download|filepart)$/i
const ownReport = /\.report( \(\d+\))?\.txt$/i

/** Why nobody can have meant a file of this name to be imported; null for an ordinary name. */
export function whyNotSent(name: string): string | null {
  if (ownReport.test(name)) return 'It is a report of Tasking Desk.'
  if (/\.bureau(-wal|-shm)?$/i.test(name)) return 'It is a bureau.'
  return notSent.test(name) ? 'It has a temporary name: a program is still writing it, or left it.' : null
}

/** The oldest first: a later extract of a source knows better. Those of the same moment by their names. */
export function inOrder(a: FoundFile, b: FoundFile): number {
  return a.modifiedMs - b.modifiedMs || a.name.localeCompare(b.name, 'en-GB', { numeric: true })
}

/**
 * True while a file was touched too recently to be known as complete. The later of both times counts: a
 * copy may carry the time of its original while it is still being written. A time well ahead of the
 * clock tells nothing, and such a file is taken.
 */
export function mayStillGrow(file: FoundFile, nowMs: number, leftAloneMs: number): boolean {
  return Math.abs(nowMs - Math.max(file.modifiedMs, file.changedMs)) < leftAloneMs
}

/** True where two looks at a file found the same. */
export function isUnchanged(before: FoundFile, after: FoundFile | null): boolean {
  return after !== null && after.bytes === before.bytes && after.modifiedMs === before.modifiedMs
}

/** `calls.csv`, then `calls (2).csv`, `calls (3).csv`: what is there already is never written over. */
export function numberedName(name: string, number: number): string {
  if (number === 1) return name
  const dot = name.lastIndexOf('.')
  const at = dot > 0 ? dot : name.length
  return `${name.slice(0, at)} (${number})${name.slice(at)}`
}

/** Why the operating system did not let a file or folder be used, in words, with what would help. */
export function whyRefused(code: string | undefined, what: string): AppError {
  const [why, next] = refusals[code ?? ''] ?? [
    `could not be used (${code ?? 'for a reason not told'})`,
    'Look at the folder, and try again.',
  ]
  return new AppError('unavailable', `${what} ${why}.`, { next })
}

const inUse = [
  'is open in another program, or may not be changed by you',
  'Close it where it is open, in Excel for instance. It is tried again the next time.',
] as const
const refusals: Record<string, readonly [why: string, next: string]> = {
  EBUSY: inUse,
  EPERM: inUse,
  ETXTBSY: inUse,
  EACCES: [
    'may not be read or moved by you',
    'Ask whoever keeps the folder for the right to read, write and delete in it.',
  ],
  ENOENT: ['is not there', 'Make the folder again, or change the drop folder of the source.'],
  ENOTDIR: ['is no folder', 'Change the drop folder of the source.'],
  EEXIST: ['is a file where a folder is needed', 'Move that file elsewhere.'],
  ENOSPC: ['could not be written: the disk is full', 'Make room on the disk.'],
  EROFS: ['could not be written: the disk can only be read', 'Change the drop folder of the source.'],
  ELOOP: ['is a link that leads nowhere', 'Change the drop folder of the source.'],
}
for (const code of ['EHOSTDOWN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EIO', 'ESTALE', 'UNKNOWN']) {
  refusals[code] = ['cannot be reached', 'Check the network and the drive. It is tried again the next time.']
}
