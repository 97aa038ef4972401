import { describe, expect, test } from 'vitest'
import type { Comparison } from '#shared/features/tasking/assessment.ts'
import { changeSection } from '../../../main/features/tasking/assessment/draft/change-items.ts'
import type { DraftItem } from '../../../main/features/tasking/assessment/draft/draft.ts'
import {
  type HotspotFound,
  hotspotSection,
} from '../../../main/features/tasking/assessment/draft/hotspot-items.ts'
import {
  type NewsFound,
  newsSection,
  repeatsSection,
} from '../../../main/features/tasking/assessment/draft/news-items.ts'
import {
  type PriorityProgress,
  type ProfileProgress,
  progressSection,
} from '../../../main/features/tasking/assessment/draft/progress-items.ts'
import {
  qualitySection,
  type SourceQuality,
} from '../../../main/features/tasking/assessment/draft/quality-items.ts'
import { recommendations } from '../../../main/features/tasking/assessment/draft/recommend.ts'

const today = '2025-12-17'
const days = { from: '2025-12-03', to: '2025-12-16' }
const comparison = (now: number, before: number, q: number, p = q): Comparison => ({
  ...{ against: 'the fortnight before', now, before, nowDays: 14, beforeDays: 14, p, q },
  ...{ ratio: now / before, lower: 0.5, upper: 3 },
})
const found: NewsFound = {
  ...{ kind: 'cluster' as NewsFound['kind'], title: 'Old wharf', sentence: 'Thirteen calls.', count: 13 },
  ...{ expected: 2, q: 0.001, pseudonym: null, setAside: null },
}
const hotspot: HotspotFound = {
  ...{ rank: 1, label: 'Aylestone', count: 60, expected: 12.34, q: 0.01, profile: null },
  last: { number: 'TA-2025-001', had: true },
}
const theme = { code: null, name: 'All categories', count: 900 }
const profile: ProfileProgress = {
  ...{ id: 3, number: 'PP-2025-003', title: 'Rowdy at the leisure centre', status: 'monitored' },
  ...{ adoptedOn: '2025-06-01', filter: { categoryIds: [1] }, fortnight: comparison(4, 26, 0.2) },
  since: { sentence: '26 to 4 a month.', count: 24, lower: true, higher: false, months: 6 },
  ...{ openActions: 2, overdueActions: 1 },
}
const priority: PriorityProgress = {
  ...{ id: 7, number: 'NP-2025-01', title: 'Mopeds on the green', owner: 'Wardens', reviewOn: '2025-12-16' },
  ...{ filter: { areaIds: [1] }, fortnight: comparison(3, 5, 0.7) },
}
const source: SourceQuality = {
  ...{ id: 1, name: '101 centre', incidents: 100, unplaced: 4, uncoded: 5, lastDay: '2025-12-16' },
  ...{ lastImport: '2025-12-16', expectedEveryDays: 7, late: false },
}

describe('the sections of a draft', () => {
  test('only what changed by more than chance is an item, the surest first; all that was tested is kept', () => {
    const row = (label: string, ...comparisons: Comparison[]) => ({
      ...{ family: 'category' as const, label, filter: {}, comparisons },
    })
    const section = changeSection(
      [
        row('Noise', comparison(30, 10, 0.04)),
        row('Drugs', comparison(5, 40, 0.0001)),
        row('Rubbish', comparison(11, 10, 0.9)),
        row('Lamps', comparison(20, 10, 0.2, 0.03)),
      ],
      { about: 'A fortnight.', caveats: ['A source is late.'] },
    )
    expect(section.items.map(({ kind, title }) => [kind, title])).toEqual([
      ['falling', 'Category falling: Drugs'],
      ['rising', 'Category rising: Noise'],
    ])
    expect(section.tested).toHaveLength(4)
    expect(section).toMatchObject({ note: 'A fortnight. 4 categories, neighbourhoods and sources counted.' })
    expect(changeSection([], { about: '', caveats: [] }).note).toContain('None changed')
  })

  test('a hotspot says what was expected, which profile holds it and whether it was one before', () => {
    const inProfile = { ...hotspot, rank: 2, profile, last: { number: 'TA-2025-001', had: false } }
    const section = hotspotSection([{ theme, hotspots: [hotspot, inProfile, hotspot, hotspot] }], null, days)
    expect(section.items).toHaveLength(3)
    expect(section.items[0]).toMatchObject({
      title: 'All categories: Aylestone',
      text: '60 incidents, where 12.3 would be expected. No active problem profile covers it. It was a hotspot in TA-2025-001 too.',
      found: { analysis: 0, rank: 1 },
    })
    expect(section.items[1]!.text).toContain('It lies in PP-2025-003')
    expect(section.items[1]!.text).toContain('It was none in TA-2025-001.')
    expect(section.note).toContain('All categories: 4 hotspots among 900 incidents')
    expect(section.caveats).toEqual([expect.stringContaining('No neighbourhoods are loaded')])
  })

  test('neighbourhoods come after the themes and lead to the analysis after theirs', () => {
    const areas = { areaSetName: 'Wards', hotspots: [hotspot], isRated: true }
    const { items } = hotspotSection([{ theme, hotspots: [hotspot] }], areas, days)
    expect(items[1]).toMatchObject({ title: 'Neighbourhood: Aylestone', found: { analysis: 1, rank: 1 } })
    const bare = hotspotSection([], { ...areas, hotspots: [], isRated: false }, days)
    expect(bare).toMatchObject({ items: [], note: expect.stringContaining('too few incidents') })
    expect(bare.caveats[0]).toContain('No residents of Wards')
  })

  test('people and places that come back stand apart; what was set aside is named with its reason', () => {
    const person: NewsFound = { ...found, kind: 'repeat-person', title: 'One caller', pseudonym: 'a1b2' }
    const aside = { ...found, title: 'Fireworks', setAside: 'Bonfire night' }
    const news = { statement: 'Looked at 90 days.', warnings: ['Short.'], found: [person, found, aside] }
    expect(newsSection(news)).toMatchObject({
      note: 'Looked at 90 days. 1 finding set aside: Fireworks (Bonfire night).',
      items: [{ title: 'Old wharf', kind: 'news', news: 1, section: 'new' }],
    })
    expect(repeatsSection(news).items).toMatchObject([
      { kind: 'repeat-person', news: 0, pseudonym: 'a1b2', section: 'repeats' },
    ])
    expect(newsSection({ ...news, found: [] }).note).toContain('Nothing stands out')
  })

  test('profiles and priorities say how they stand, count first', () => {
    const { note, items } = progressSection([profile], [priority], today)
    expect(note).toContain('1 problem profile adopted or monitored; 1 neighbourhood priority active')
    expect(items).toMatchObject([
      { kind: 'profile', profileId: 3, figures: { count: 4 }, filter: profile.filter },
      { kind: 'priority', priorityId: 7, figures: { count: 3 }, filter: priority.filter },
    ])
    expect(items[0]!.text).toMatch(/Monitored, adopted on .*26 to 4 a month\. 2 actions open, 1 overdue\./)
    expect(items[1]!.text).toMatch(/^Owner: Wardens\..*Review was due on /)
    const bare = { ...profile, fortnight: null, since: null, openActions: 0 }
    expect(progressSection([bare], [{ ...priority, owner: '', reviewOn: today }], today).items).toMatchObject(
      [
        { text: expect.stringMatching(/No source covers both.*No day since.*No action is open/) },
        { text: expect.stringMatching(/^Owner: nobody yet\..*Review due on/) },
      ],
    )
    expect(progressSection([], [], today).note).toMatch(/No problem profile is adopted; no neighbourhood/)
  })

  test('a late source is called late, and undecided links are an item of their own', () => {
    const late = { ...source, id: 2, name: 'Fire', late: true }
    const section = qualitySection([source, late], { days, linked: { pairs: 3, capped: true } })
    expect(section.note).toContain('Fire is late')
    expect(section.items).toMatchObject([
      { title: '101 centre', text: expect.stringContaining('4 of 100 not placed, 5 of 100 not coded') },
      { title: 'Late: Fire' },
      { kind: 'linked-incidents', text: expect.stringContaining('At least 3 pairs') },
    ])
  })
})

describe('recommendations', () => {
  const nothing = { items: [], themes: [], profiles: [], priorities: [], sources: [], today }
  const titles = (known: Partial<Parameters<typeof recommendations>[0]>) =>
    recommendations({ ...nothing, ...known }).items.map(({ title }) => title)

  test('none without a cause', () => {
    expect(recommendations(nothing)).toMatchObject({
      items: [],
      note: expect.stringContaining('None of the rules'),
    })
    const steady = { ...profile, since: { ...profile.since!, lower: false }, overdueActions: 0 }
    expect(
      titles({
        profiles: [steady],
        priorities: [{ ...priority, reviewOn: '2025-12-18' }],
        sources: [source],
        themes: [
          {
            theme,
            hotspots: [
              { ...hotspot, profile },
              { ...hotspot, last: null },
            ],
          },
          { theme, hotspots: [{ ...hotspot, last: { number: 'TA-1', had: false } }] },
        ],
      }),
    ).toEqual([])
  })

  test('a hotspot that is one again and in no profile is proposed, and leads to itself', () => {
    const themes = [{ theme, hotspots: [hotspot] }]
    const { items } = hotspotSection(themes, null, days)
    expect(recommendations({ ...nothing, items, themes }).items).toMatchObject([
      {
        title: 'Propose a problem profile: All categories, Aylestone',
        text: expect.stringContaining('as in TA-2025-001'),
        found: { analysis: 0, rank: 1 },
        section: 'recommendations',
      },
    ])
  })

  test('a profile is reviewed where calls rose, evaluated where they fell for three months, asked where overdue', () => {
    const { overdueActions: _none, ...rest } = profile
    const quiet = { ...rest, overdueActions: 0 }
    expect(titles({ profiles: [profile] })).toEqual([
      'Evaluate PP-2025-003 Rowdy at the leisure centre and consider closing it',
      'Ask for the overdue actions of PP-2025-003 Rowdy at the leisure centre',
    ])
    expect(titles({ profiles: [{ ...quiet, since: { ...profile.since!, months: 2 } }] })).toEqual([])
    expect(
      titles({ profiles: [{ ...quiet, since: { ...profile.since!, lower: false, higher: true } }] }),
    ).toEqual(['Review the response of PP-2025-003 Rowdy at the leisure centre'])
  })

  test('a priority is reviewed from the day it is due', () => {
    expect(titles({ priorities: [{ ...priority, reviewOn: today }] })).toEqual([
      'Review priority NP-2025-01 Mopeds on the green',
    ])
  })

  test('news that grew is looked into, what rose is explained, people who came back are reviewed once', () => {
    const person: NewsFound = { ...found, kind: 'repeat-person', pseudonym: 'a1b2' }
    const news = { statement: '', warnings: [], found: [found, { ...found, count: 1 }, person, person] }
    const rose: DraftItem = {
      ...newsSection(news).items[0]!,
      ...{ section: 'change', kind: 'rising', title: 'Category rising: Noise', filter: {} },
    }
    const items = [...newsSection(news).items, rose, ...repeatsSection(news).items]
    expect(titles({ items })).toEqual([
      'Look into what is new: Old wharf',
      'Find out what lies behind: Category rising: Noise',
      'Review 2 people who came back',
    ])
  })

  test('a late source is asked, one with many uncoded is given codes, undecided pairs are decided', () => {
    const { items } = qualitySection([], { days, linked: { pairs: 2, capped: false } })
    const sources = [
      { ...source, late: true },
      { ...source, name: 'Council', uncoded: 6 },
    ]
    expect(titles({ items, sources })).toEqual([
      'Ask for the next file of 101 centre',
      'Give codes to the categories of Council',
      'Decide which calls tell of one event',
    ])
  })
})
