import type { DeskClient } from '#shared/contract.ts'
import type { LevelPromise } from '#shared/features/performance/service-levels.ts'
import type { AgencyKey } from './partners.ts'
import type { SourceKey } from './sources.ts'

type PromiseTold = Omit<LevelPromise, 'agencyId' | 'category'> & {
  agency: AgencyKey
  /** In the words of a source of the agency; all its calls where there are none. */
  category?: { source: SourceKey; words: string }
}

const usual = {
  clock: 'round' as const,
  opensAt: '09:00',
  closesAt: '17:00',
  validUntil: null,
  note: '',
}

/** What the agencies promised. In the autumn of 2025 one is kept, one missed, of one it cannot be told, and one is of too few. */
export const levelsTold: readonly PromiseTold[] = [
  {
    ...usual,
    agency: 'council',
    name: '101: calls answered',
    measured: 'answer',
    sharePercent: 90,
    target: { amount: 30, unit: 'seconds' },
    validFrom: '2024-04-01',
    owner: 'Head of customer contact',
    note: 'Web forms wait for nobody: no time is kept of them.',
  },
  {
    ...usual,
    agency: 'police',
    name: 'Anti-social behaviour: first visit',
    measured: 'visit',
    sharePercent: 85,
    target: { amount: 60, unit: 'minutes' },
    validFrom: '2024-04-01',
    owner: 'Chief inspector, response',
    note: 'Incidents closed without a visit are listed apart.',
  },
  {
    ...usual,
    agency: 'police',
    name: 'Anti-social behaviour: closed',
    measured: 'resolve',
    sharePercent: 90,
    target: { amount: 4, unit: 'hours' },
    validFrom: '2025-04-01',
    owner: 'Control room manager',
  },
  {
    ...usual,
    agency: 'council',
    name: 'Noise: first visit',
    measured: 'visit',
    sharePercent: 90,
    target: { amount: 5, unit: 'working-days' },
    validFrom: '2024-04-01',
    validUntil: '2025-06-30',
    owner: 'Noise team leader',
    category: { source: 'council-noise', words: 'Loud music' },
  },
  {
    ...usual,
    agency: 'council',
    name: 'Noise: first visit',
    measured: 'visit',
    sharePercent: 90,
    target: { amount: 3, unit: 'working-days' },
    validFrom: '2025-07-01',
    owner: 'Noise team leader',
    note: 'Made shorter by the board in June 2025.',
    category: { source: 'council-noise', words: 'Loud music' },
  },
  {
    ...usual,
    agency: 'fire',
    name: 'Derelict buildings: first engine',
    measured: 'visit',
    sharePercent: 90,
    target: { amount: 10, unit: 'minutes' },
    validFrom: '2025-10-01',
    owner: 'Station manager, city',
    category: { source: 'fire-deliberate', words: 'Deliberate fire: derelict building' },
  },
]

type Known = { agencies: ReadonlyMap<AgencyKey, number>; sources: ReadonlyMap<SourceKey, number> }

/** The promises of the agencies, entered once their categories were known; the shorter one of the noise team as it came. */
export function levelEvents(client: DeskClient, known: Known): { at: string; tell(): Promise<unknown> }[] {
  const enter = async (told: readonly PromiseTold[]) => {
    for (const { agency, category, ...promise } of told) {
      await client.performance.saveServiceLevel({
        ...promise,
        agencyId: known.agencies.get(agency)!,
        category: category
          ? { kind: 'category', categoryId: await categoryId(client, known, category) }
          : { kind: 'all' },
      })
    }
  }
  const later = levelsTold.filter(({ validFrom }) => validFrom >= '2025-07-01')
  return [
    { at: '2024-12-03T10:00:00Z', tell: () => enter(levelsTold.filter(told => !later.includes(told))) },
    { at: '2025-06-26T10:00:00Z', tell: () => enter(later) },
  ]
}

async function categoryId(
  client: DeskClient,
  { sources }: Known,
  { source, words }: { source: SourceKey; words: string },
): Promise<number> {
  const all = await client.imports.categories({ sourceId: sources.get(source)! })
  return all.find(category => category.words === words)!.id
}
