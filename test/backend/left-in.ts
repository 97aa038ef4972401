import { readdirSync } from 'node:fs'

/** What lies in a folder, but for SQLite's own files of a bureau that is open. */
export const leftIn = (folder: string) =>
  readdirSync(folder)
    .filter(name => !/-(shm|wal)$/.test(name))
    .sort()
