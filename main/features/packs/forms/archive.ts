import { strToU8, zipSync } from 'fflate'

/*
 * Archives that are the same to the last byte whenever and wherever they are made: entries in the order given,
 * dated with the day of the pack, without attributes of any system.
 */

export function archive(
  entries: Iterable<readonly [name: string, content: Uint8Array | string]>,
  day: string,
) {
  // The format keeps local time without saying whose; the same words come out in every time zone.
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const mtime = new Date(year, month - 1, date, 12)
  const files = Object.fromEntries(
    Array.from(entries, ([name, content]) => [
      name,
      typeof content === 'string' ? strToU8(content) : content,
    ]),
  )
  return zipSync(files, { mtime, level: 6, os: 0 })
}
