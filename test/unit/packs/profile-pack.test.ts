import { expect, test } from 'vitest'
import { withheldFigures } from '../../../main/features/packs/audience/withheld-figures.ts'
import { methodOf } from '../../../main/features/packs/kinds/profile/caveats.ts'
import { monthsChart } from '../../../main/features/packs/kinds/profile/charts.ts'
import type { ProfileContent } from '../../../main/features/packs/kinds/profile/content.ts'
import { countsBehind } from '../../../main/features/packs/kinds/profile/profile.ts'
import { written } from '../../../main/features/packs/kinds/rich-text.ts'
import type { PackDocument } from '../../../main/features/packs/model/document.ts'
import { everyBlock } from '../../pack-every-block.ts'

const figures = {
  ...{ from: '2025-01-01', to: '2025-02-28', total: 62, perMonth: 31 },
  months: [
    { month: '2025-01', count: 60 },
    { month: '2025-02', count: 2 },
  ],
}
const content = (isWhole: boolean, audience: ProfileContent['audience'], adoptedOn: string | null) =>
  ({
    ...{ isWhole, audience, freeze: null },
    profile: { adoptedOn, figures, filter: { from: '2025-01-01' } },
    analysis: {
      ...{ id: 7, statement: 'Nine hotspots among 14,334 incidents.', madeOn: '2025-03-01' },
      ...{ softwareVersion: '1', warnings: [] },
    },
    origin: { id: 3, madeOn: '2025-03-01', incidents: 14_489, imports: 8 },
  }) as unknown as ProfileContent

test.each([null, '2025-03-02'])(
  'how a profile was counted tells what the whole bureau holds to nobody who may not have every source (adopted %s)',
  adoptedOn => {
    const told = (isWhole: boolean, audience: ProfileContent['audience']) =>
      JSON.stringify(methodOf(content(isWhole, audience, adoptedOn)))
    expect(told(true, 'internal')).toMatch(/14,489.*|14,334/)
    expect(told(false, 'agency')).not.toMatch(/14,489|14,334|8 imports/)
    expect(told(false, 'public')).not.toMatch(/14,489|14,334|8 imports/)
    // Disclosure control does not read the sentence of an analysis.
    expect(told(true, 'board')).not.toContain('14,334')
  },
)

const withSection = (blocks: PackDocument['sections'][number]['blocks']): PackDocument => ({
  ...everyBlock,
  ...{ sources: [], counted: [], sections: [{ key: 'one', title: 'One', blocks }] },
  sums: [{ total: 'profile', parts: ['profile month=2025-01', 'profile month=2025-02'] }],
})

test('a mean in the legend of a chart goes with the count that it was reckoned from', () => {
  const chart = monthsChart({ figures, since: null, adoptedOn: null } as never)
  const total = {
    kind: 'figures' as const,
    figures: [{ label: 'All', note: '', figure: { text: '62', value: 62, count: 'profile' } }],
  }
  const alone = withSection([{ kind: 'chart', chart }])
  expect(JSON.stringify(withheldFigures(alone, 5).sections)).not.toMatch(/\b31\b/)
  expect(
    JSON.stringify(withheldFigures(withSection([total, { kind: 'chart', chart }]), 1).sections),
  ).toContain('mean 31')
})

test('a figure in a sentence goes with its own counts, and one of a saved analysis is its own', () => {
  expect(countsBehind('share:Noise: music')).toEqual(['profile category=Noise: music', 'profile'])
  expect(countsBehind('source:Police')).toEqual(['profile source=Police', 'profile'])
  expect(countsBehind('period')).toEqual([])
  expect(countsBehind('hotspot:4')).toEqual(['profile figure=hotspot:4'])
  const doc = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'figure', attrs: { key: 'hotspot:4', label: 'Yard' } }] },
    ],
  }
  const source = {
    savedCounts: [
      { key: 'hotspot:4', label: 'Yard', count: 2, on: '2025-01-01', analysisId: 1, hotspotId: 4 },
    ],
  }
  const block = (reason: string) =>
    written(doc as never, {
      ...{ source: source as never, pictures: [], only: undefined, fromOf: countsBehind },
      untold: () => reason,
    })
  expect(JSON.stringify(withheldFigures(withSection(block('')), 1).sections)).toContain('2 incidents')
  expect(JSON.stringify(withheldFigures(withSection(block('')), 5).sections)).not.toContain('2 incidents')
  expect(JSON.stringify(block('it is not for you'))).toContain('[Yard: it is not for you]')
})
