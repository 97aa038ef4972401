import { seededRandom } from '#shared/random.ts'
import { truths } from '../main/features/settings/demonstration/truths.ts'

/** Before: the twelve months that are the baseline. Since: from the day after adoption, twelve months. */
const { leisureCentre } = truths
export const adoptedOn = '2024-12-17'
export const place = { easting: leisureCentre.at[0], northing: leisureCentre.at[1] }
export const before = { calls: 312, perMonth: 26 }
export const since = { calls: 48, perMonth: 4 }

const header = 'Call Ref,Call Date,Call Time,Call Type,Channel,Easting,Northing,Location,Caller Number'
const monthsBefore = [...Array(12).keys()].map(at => new Date(Date.UTC(2023, 11 + at, 1)))
const monthsSince = [...Array(13).keys()].map(at => new Date(Date.UTC(2024, 11 + at, 1)))

/** The 101 centre's files of the reference example: calls about the leisure centre, and about everywhere else. */
export function referenceCalls(): { before: string; since: string } {
  const random = seededRandom(26)
  let reference = 0
  const two = (n: number) => String(n).padStart(2, '0')
  const call = (first: Date, fromDay: number, untilDay: number, atCentre: boolean) => {
    const day = fromDay + Math.floor(random() * (untilDay - fromDay))
    const date = `${two(day)}/${two(first.getUTCMonth() + 1)}/${first.getUTCFullYear()}`
    const time = `${two(atCentre ? 18 + Math.floor(random() * 5) : Math.floor(random() * 24))}:${two(Math.floor(random() * 60))}`
    const easting = atCentre ? place.easting + random() * 60 - 30 : 454_000 + random() * 10_000
    const northing = atCentre ? place.northing + random() * 60 - 30 : 300_000 + random() * 10_000
    const type = atCentre ? 'Drunk or rowdy behaviour' : 'Noisy neighbours'
    const where = atCentre ? 'Northgate Leisure Centre' : 'High Street'
    reference++
    return `C-${String(reference).padStart(5, '0')},${date},${time},${type},101,${Math.round(easting)},${Math.round(northing)},${where},`
  }
  const several = (count: number, make: () => string) => Array.from({ length: count }, make)
  const beforeRows = monthsBefore.flatMap((first, at) => [
    ...several(leisureCentre.monthsBefore[at]!, () => call(first, 1, 29, true)),
    ...several(60, () => call(first, 1, 29, false)),
  ])
  // The file reaches to the day before adoption: all twelve months are whole.
  beforeRows.push(call(new Date(Date.UTC(2024, 11, 1)), 16, 17, false))
  const sinceRows = monthsSince.flatMap((first, at) => {
    const [from, until] = at === 0 ? [18, 32] : at === 12 ? [1, 17] : [1, 29]
    return [
      ...several(leisureCentre.monthsAfter[at]!, () => call(first, from, until, true)),
      ...several(30, () => call(first, from, until, false)),
    ]
  })
  const file = (rows: string[]) => `${[header, ...rows].join('\r\n')}\r\n`
  return { before: file(beforeRows), since: file(sinceRows) }
}
