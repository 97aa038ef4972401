import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { TextWritten } from '#shared/features/imports/mapping.ts'
import { readTable } from '../../../main/features/imports/reading/read-table.files.ts'
import { raggedRow } from '../../../main/features/imports/reading/text-ragged.ts'
import { textTablesOf } from '../../../main/features/imports/reading/text-tables.files.ts'
import { corpus } from './corpus.ts'

const folder = mkdtempSync(join(tmpdir(), 'corpus-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = { path: join(folder, 'table.csv'), name: 'table.csv' }

type Told = { line: number; outcome: string; column: string | null; reason: string; byte: number | null }

/** What is loaded of a file, and what is said of it: rows of another width than the header's are rejected. */
async function read(written: TextWritten) {
  const rows: string[][] = []
  const issues: Told[] = []
  const mends: string[] = []
  let header: readonly string[] = []
  for await (const block of readTable(file, written)) {
    header = block.header
    for (const { line, outcome, column, reason, byte, mend } of block.issues) {
      issues.push({ line, outcome, column, reason, byte: byte ?? null })
      mends.push(mend)
    }
    for (const [i, cells] of block.rows.entries()) {
      if (cells.length === header.length) rows.push(cells)
      else {
        const line = block.lines[i]!
        const { reason } = raggedRow(cells, header)
        issues.push({ line, outcome: 'rejected', column: null, reason, byte: block.byteOf(line) })
      }
    }
  }
  issues.sort((a, b) => a.line - b.line)
  return { header, rows, issues, mends }
}

const files = [...corpus()]

test('the corpus holds every fault and every pair, a thousand files and more', () => {
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
  expect(files.length).toBeGreaterThan(1000)
})

test.each(files.map(made => [made.name, made] as const))('%s', async (_name, made) => {
  writeFileSync(file.path, made.bytes)
  const found = await textTablesOf(file)
  expect(found[0]!.written).toEqual(made.written)
  const { header, rows, issues, mends } = await read(found[0]!.written as TextWritten)
  expect(header).toEqual(made.header)
  expect(rows).toEqual(made.rows)
  expect(issues).toEqual(
    made.issues.map(({ line, outcome, column, reason, byte }) => ({ line, outcome, column, reason, byte })),
  )
  for (const { mend } of made.issues) if (mend !== undefined) expect(mends).toContain(mend)
})
