import type { Filter } from '#shared/features/incidents/filter.ts'
import type { Assessment, AssessmentItem } from '#shared/features/tasking/assessment.ts'
import { plusDays } from '#shared/working-days.ts'
import { rateRatio } from '../../analysis/statistics/rate-ratio.ts'
import { areaOutlines, bureauOnPaper } from '../packs.store.ts'
import type { AssessmentContent, ChangeRow } from './assessment/content.ts'
import { groundsOf } from './assessment/grounds.store.ts'
import { assessmentPack } from './assessment.ts'
import type { PackReader } from './pack-reader.handlers.ts'
import { packSources } from './pack-sources.handlers.ts'
import { type Counting, countingFrom } from './parts/counting.handlers.ts'
import { headOf } from './parts/head.ts'
import { asReadBy } from './parts/read-as.handlers.ts'

const fortnight = 14
const nothing = { unavailable: 'Some of it is of sources that may not reach this audience.' }
/** Callers may have gone from a source that is left out to one that is not. */
const untold = { ratio: nothing, lower: nothing, upper: nothing }

/** A tactical assessment, final or in draft: from its freeze, whatever has come since. */
export const readAssessment: PackReader = async (context, asked) => {
  const { db, bureau } = context
  const eyes = asReadBy(context, { kind: 'internal' })
  const read = await bureau.tasking.assessment(eyes, asked.id)
  const counting = await countingFrom(context, read.freeze.id, asked)
  const assessment = { ...read, list: await toldItems(counting, read) }
  const before = assessment.previous && (await bureau.tasking.assessment(eyes, assessment.previous.id))
  const isWhole = asked.sourceIds === null
  const { from, to } = assessment
  return assessmentPack({
    head: headOf(asked, await bureauOnPaper(db)),
    assessment,
    isWhole,
    apart: counting.apart,
    freeze: counting.freeze,
    total: (await counting.select({ from, to, count: 'events' }))?.length ?? 0,
    counts: await countsOf(counting, assessment, isWhole),
    changes: isWhole ? testedIn(assessment) : await countedAgain(counting, assessment),
    grounds: await groundsOf(db, assessment.id),
    peopleBefore: new Set(before?.list.filter(isAboutPeople).map(({ title }) => title)),
    areas: await areaOutlines(db),
    sources: await packSources(context, asked, null, { snapshot: counting.snapshot, at: counting.frozenAt }),
  })
}

/** What was found with the incidents of a source that may not reach the audience is not told without them. */
async function toldItems({ isComplete }: Counting, { list }: Assessment): Promise<AssessmentItem[]> {
  const told: AssessmentItem[] = []
  for (const item of list) {
    const isFound = ['news', 'rising', 'falling', 'hotspot'].includes(item.kind)
    const { from: _from, to: _to, ...always } = item.filter ?? {}
    if (!isFound || item.filter === null || (await isComplete(always))) told.push(item)
  }
  return told
}

const isAboutPeople = ({ kind }: AssessmentItem) => kind === 'repeat-person' || kind === 'repeat-place'

/** As they were frozen; where some sources may not reach the audience, counted again without them. */
async function countsOf(
  { select }: Counting,
  { list, from, to }: Assessment,
  isWhole: boolean,
): Promise<AssessmentContent['counts']> {
  const counts = new Map<number, number | null>()
  for (const item of list) {
    if (isWhole || item.filter === null) {
      counts.set(item.id, isWhole ? item.figures.count : null)
      continue
    }
    // A profile or a priority is told of with its calls of the fortnight.
    const isOfFortnight = item.kind === 'profile' || item.kind === 'priority'
    const filter: Filter = isOfFortnight ? { ...item.filter, from, to, count: 'events' } : item.filter
    counts.set(item.id, (await select(filter))?.length ?? null)
  }
  return counts
}

function testedIn({ sections }: Assessment): ChangeRow[] {
  return sections.find(({ section }) => section === 'change')?.tested ?? []
}

/** The fortnight against the one before, from the sources that the audience may have. */
async function countedAgain({ select, isComplete }: Counting, assessment: Assessment): Promise<ChangeRow[]> {
  const rows: ChangeRow[] = []
  for (const { family, label, filter } of testedIn(assessment) as (ChangeRow & { filter: Filter })[]) {
    const now = (await select(filter))?.length ?? 0
    const earlier = {
      ...filter,
      from: plusDays(assessment.from, -fortnight),
      to: plusDays(assessment.from, -1),
    }
    const before = (await select(earlier))?.length ?? 0
    if (now + before === 0) continue
    const { from: _from, to: _to, ...always } = filter
    const { ratio, lower, upper } = (await isComplete(always))
      ? rateRatio({ count: now, exposure: fortnight }, { count: before, exposure: fortnight })
      : untold
    rows.push({
      family,
      label,
      comparisons: [
        {
          against: 'the fortnight before',
          now,
          before,
          ratio,
          lower,
          upper,
          q: null,
          nowDays: fortnight,
          beforeDays: fortnight,
        },
      ],
    })
  }
  // In the order of what all sources have, the reader could work back what is withheld.
  return rows.sort((a, b) => a.label.localeCompare(b.label, 'en-GB'))
}
