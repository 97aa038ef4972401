import { describeCsv, isGpx, readGpx } from './presence/presence-file.files.ts'

/** What a file of positions holds, and which of its columns look like unit, time and place. */
export async function run({ file }: { file: { path: string; name: string } }) {
  if (!(await isGpx(file))) {
    return { fileName: file.name, kind: 'csv' as const, ...(await describeCsv(file)) }
  }
  const { read } = await readGpx(file, () => {
    // What is left out is told when it is loaded.
  })
  return { fileName: file.name, kind: 'gpx' as const, rows: read, columns: [], suggested: null }
}
