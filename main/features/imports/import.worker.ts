import { createHash } from 'node:crypto'
import type { MessagePort } from 'node:worker_threads'
import type { MappingSpec, Written } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { type BatchBuilder, batchBuilder } from './keeping/batch-builder.files.ts'
import { batchesPerTransaction, buffersOf } from './keeping/batches.ts'
import { mendedRows, type Rejected } from './keeping/mended-rows.files.ts'
import { readTable } from './reading/read-table.files.ts'
import { checkHeader } from './reading/table-head.files.ts'
import type { LineIssue } from './table.ts'
import { checkColumns } from './table-checks.ts'
import { anchorOfRows } from './understanding/anchor.ts'
import { rowConverter } from './understanding/convert-row.ts'
import type { KnownPlaces } from './understanding/known-places.ts'
import type { Anchor } from './understanding/place.ts'

/** Batches that may be on their way at once: the reader waits for the store, so memory stays bounded. */
const batchesUnderWay = 3 * batchesPerTransaction

type ImportInput = {
  file: { path: string; name: string }
  mapping: MappingSpec
  sourceId: number
  keepsIdentities: boolean
  /** Set where the file is a list of rows that an earlier import rejected. */
  mends: Rejected | null
  key: Uint8Array
  nowMinute: number
  known: KnownPlaces
  port: MessagePort
}

type ImportOutput = {
  sha256: string
  header: string[]
  /** First and last minute its incidents begin in, what lies in the future left out. */
  earliestMinute: number | null
  latestMinute: number | null
}

/** Reads a whole file and posts its rows in batches; answers once the other side has taken them all. */
export async function run(input: ImportInput): Promise<ImportOutput> {
  try {
    return await readAll(input)
  } finally {
    input.port.close()
  }
}

async function readAll(input: ImportInput): Promise<ImportOutput> {
  const { file, mapping, nowMinute, known } = input
  const post = poster(input.port)
  const hash = createHash('sha256')
  let header: string[] | undefined
  let anchor: Anchor | null = null
  let builder: BatchBuilder | undefined
  let rowsRead = 0
  let bytesRead = 0
  const table = readTable(file, mapping.written, hash)
  for await (const block of input.mends ? mendedRows(table, input.mends) : table) {
    bytesRead = block.bytesRead
    if (!header || !builder) {
      header = [...block.header]
      const { written } = mapping
      const line = 'headerLine' in written ? written.headerLine : 1
      checkHeader(file.name, line, header)
      checkColumns(file.name, line, header, mapping)
      anchor = anchorOfRows(block.rows, header.length, rowConverter(mapping, header, nowMinute, known))
      builder = batchBuilder({ ...input, header, isMended: input.mends !== null })
    }
    for (const issue of block.issues) {
      builder.addIssue(withoutRow(issue, header, mapping.written), block.byteOf)
      if (issue.outcome === 'rejected') rowsRead++
      if (builder.isFull()) await post.send(builder.take(block.bytesRead, false))
    }
    for (let i = 0; i < block.rows.length; i++) {
      builder.add(block.rows[i]!, block.lines[i]!, anchor, block.byteOf)
      rowsRead++
      if (builder.isFull()) await post.send(builder.take(block.bytesRead, false))
    }
  }
  if (!header || !builder || rowsRead === 0) {
    throw new AppError('invalid', `${file.name} holds a header and no rows.`, {
      next: 'Ask its sender whether there was nothing to report.',
    })
  }
  const last = builder.take(bytesRead, true)
  const { earliestMinute, latestMinute } = last
  await post.send(last)
  await post.allTaken()
  return { sha256: hash.digest('hex'), header, earliestMinute, latestMinute }
}

/** A line left out of the table may be a row all the same, with all the people in it: then it is not kept. */
function withoutRow(issue: LineIssue, header: readonly string[], written: Written): LineIssue {
  if (issue.outcome !== 'skipped' || written.kind !== 'text') return issue
  const cells = issue.raw.split(written.separator).map(cell => cell.trim())
  const isHeader = cells.every((cell, at) => cell === header[at])
  const isRow = cells.length >= header.length && cells.filter(Boolean).length * 2 > header.length
  return isRow && !isHeader ? { ...issue, raw: '' } : issue
}

function poster(port: MessagePort) {
  let underWay = 0
  let wake: (() => void) | undefined
  port.on('message', (taken: number) => {
    underWay -= taken
    wake?.()
  })
  async function until(most: number) {
    while (underWay > most) {
      await new Promise<void>(resolve => {
        wake = resolve
      })
    }
  }
  return {
    async send(batch: ReturnType<BatchBuilder['take']>) {
      await until(batchesUnderWay - 1)
      underWay++
      port.postMessage(batch, buffersOf(batch))
    },
    allTaken: () => until(0),
  }
}
