import type { Entry } from '#shared/features/profiles/lists.ts'
import type { SectionKey } from '#shared/features/profiles/sections.ts'

/** The ground of the profile that ended: one neighbourhood, and what is said of rubbish in it. */
export const flyTippingGround = { area: 'Stonebridge End', text: 'Rubbish and litter' } as const

/** A profile that ended without effect, and says what is to be learned from it. */
export const flyTippingSections: Partial<Record<SectionKey, string>> = {
  aim: 'To bring calls about rubbish in Stonebridge End down by a quarter by the summer.',
  problem: 'Callers report [[per-month]] about rubbish and litter, [[total]] in all.',
  location: 'Back lanes behind terraces, out of sight of any window, with room for a van to turn.',
  victim: 'Residents whose gates open on to the lanes, and the crews who clear them.',
  offender:
    'Not established. Householders’ waste and builders’ waste lie side by side; nobody has been seen twice.',
  response: 'Signs at the ends of the lanes, one day of clearing, and letters to the landlords.',
  evaluation:
    'Calls from February to August against the same months of the year before, with Westering as the comparison.',
}

export const flyTippingEntries: readonly Entry[] = [
  {
    list: 'objectives',
    measure: 'calls-a-month',
    unit: '',
    baseline: null,
    text: 'Calls about rubbish down by a quarter',
    target: 4,
    byDay: '2025-08-31',
    reached: null,
    reachedOn: null,
  },
  {
    list: 'plan',
    kind: 'prevention',
    stage: 'response',
    byDay: '2025-02-28',
    actionId: null,
    agency: 'City council',
    owner: 'Street cleansing manager',
    what: 'Signs at the ends of the back lanes',
  },
]

export const flyTippingParticulars = {
  marking: 'OFFICIAL' as const,
  reviewOn: '2025-10-14',
  problemType: 'Fly-tipping and litter',
  placeType: 'Residential street',
} as const

/** How it was closed, on the evening of a meeting. */
export const flyTippingEnd = {
  closedOn: '2025-10-07',
  result: 'no-effect',
  outcome:
    'The signs stand and the lanes were cleared once. Calls did not fall; those of Westering, where nothing was done, stayed as they were.',
  lessons:
    'Signs by themselves changed nothing: what was cleared in March was tipped again by May. Find out first whose waste it is, and clear within three days as long as the plan runs.',
} as const
