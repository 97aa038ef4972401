import { counted, whole } from '#shared/count-words.ts'
import { distinctPlaces } from '../ground/places.ts'
import type { Found } from './found.ts'
import type { PlacedIncidents } from './ground.ts'
import type { NewsSettings } from './settings.ts'
import type { Window } from './window.ts'
import { dayInWords } from './words.ts'

/** A person's number among those of a scan for each incident, -1 for none: it says who is the same, not who it is. */
export type PeopleOf = { role: 'caller' | 'victim'; numbers: Int32Array }

/**
 * People who came back: at least so many reports in six months, one of them recent. A threshold by which a case is
 * reviewed (Anti-social Behaviour, Crime and Policing Act 2014, section 104), no test: it has no chance to be false.
 */
export function repeatPeople(
  incidents: Pick<PlacedIncidents, 'eastings' | 'northings' | 'days' | 'positions'>,
  { role, numbers }: PeopleOf,
  window: Window,
  { repeatCount, repeatDays, mostPeople }: NewsSettings,
): { found: Found[]; warnings: string[] } {
  const from = window.end - repeatDays + 1
  const reports = new Map<number, number[]>()
  for (let i = 0; i < numbers.length; i++) {
    if (numbers[i]! < 0 || incidents.days[i]! < from || incidents.days[i]! > window.end) continue
    const known = reports.get(numbers[i]!)
    if (known) known.push(i)
    else reports.set(numbers[i]!, [i])
  }
  const recentOf = (members: number[]) => members.filter(i => incidents.days[i]! >= window.recentFrom).length
  const over = [...reports.values()]
    .filter(members => members.length >= repeatCount && recentOf(members) > 0)
    .sort((a, b) => b.length - a.length || incidents.positions[a[0]!]! - incidents.positions[b[0]!]!)
  const found = over.slice(0, mostPeople).map(members => {
    const [recent, placed] = [recentOf(members), members.filter(i => !Number.isNaN(incidents.eastings[i]!))]
    const { weights, eastings, northings, placeOfPoint } = distinctPlaces(
      Float64Array.from(placed, i => incidents.eastings[i]!),
      Float64Array.from(placed, i => incidents.northings[i]!),
    )
    const most = weights.reduce((best, weight, place) => (weight > weights[best]! ? place : best), 0)
    const isKnown = placeOfPoint.length > 0
    const places =
      weights.length > 1 ? `; ${whole(weights[most]!)} of them at the place that comes most often` : ''
    return {
      kind: 'repeat-person' as const,
      title: role === 'caller' ? 'One caller' : 'One victim',
      centre: isKnown ? ([eastings[most]!, northings[most]!] as [number, number]) : null,
      isOnePlace: isKnown,
      sentence: `One ${role === 'caller' ? 'caller reported' : 'victim is named in'} ${counted(members.length, 'incident')} in the six months to ${dayInWords(window.end)}, ${whole(recent)} of them in the last fortnight${places}. ${repeatCount} in six months is the threshold of an ASB case review.`,
      count: members.length,
      expected: null,
      p: null,
      q: null,
      polygons: [],
      members: Uint32Array.from(members, i => incidents.positions[i]!).sort(),
    }
  })
  const unlisted = over.length - found.length
  const warnings =
    unlisted > 0
      ? [
          `${counted(unlisted, `more ${role}`)} reached ${repeatCount} reports in six months; the ${mostPeople} with the most are listed.`,
        ]
      : []
  return { found, warnings }
}
