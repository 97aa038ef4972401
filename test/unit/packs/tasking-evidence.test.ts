import { expect, test } from 'vitest'
import type { Tasking } from '../../../main/features/packs/kinds/tasking/content.ts'
import { evidenceSections } from '../../../main/features/packs/kinds/tasking/evidence.ts'

/** A profile and a flagged item before the group, of which an audience may count so many incidents. */
function before(audience: string, count: number): Tasking {
  const profile = {
    ...{ number: 'PP-2025-001', title: 'Youths at the parade', status: 'raised', adoptedOn: null },
    ...{ reviewOn: null, marking: 'OFFICIAL', polygons: [] },
  }
  const period = { from: '2025-01-01', to: '2025-01-31' }
  const figures = { ...period, total: count, perMonth: count, months: [{ month: '2025-01', count }] }
  const counts = { number: profile.number, adoptedOn: null, since: null, figures }
  const places: never[] = []
  return {
    head: { audience },
    meeting: {
      agenda: [
        { id: 1, kind: 'profile-decision', startsAt: '14:45' },
        { id: 2, kind: 'flagged', startsAt: '15:00' },
      ],
    },
    profiles: [{ itemId: 1, profile, counts, places, actions: [] }],
    flags: [{ itemId: 2, title: 'Canal', note: '', count, expected: null, polygons: [], places }],
    ...{ priorities: [], areas: [], actions: [] },
  } as unknown as Tasking
}

test('an agency whose sources hold nothing of an item is told so, and not that there were none', () => {
  const { sections, sums, counted } = evidenceSections(before('agency', 0))
  const said = JSON.stringify(sections)
  expect(sections.map(({ key }) => key)).toEqual(['flagged', 'decisions'])
  expect(said.match(/None of its incidents came from a source that may reach this audience/g)).toHaveLength(2)
  expect(said).not.toMatch(/"kind":"(chart|map)"/)
  expect([sums, counted]).toEqual([[], []])

  const full = evidenceSections(before('agency', 12))
  expect(JSON.stringify(full.sections)).not.toContain('None of its incidents')
  expect(JSON.stringify(full.sections)).toMatch(/"kind":"chart".*"kind":"map"/)
  // The bureau counts from every source: none is none.
  expect(JSON.stringify(evidenceSections(before('internal', 0)).sections)).not.toContain('None of its')
})
