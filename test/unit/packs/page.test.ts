import { expect, test } from 'vitest'
import { luminance } from '#shared/contrast.ts'
import { chartSvg } from '../../../main/features/packs/forms/html/chart-svg.ts'
import { mapSvg } from '../../../main/features/packs/forms/html/map-svg.ts'
import { packPage } from '../../../main/features/packs/forms/html/page.ts'
import { columnColour } from '../../../main/features/packs/forms/html/shades.ts'
import { inTurn } from '../../../main/features/packs/in-turn.ts'
import type { Chart, PackDocument } from '../../../main/features/packs/model/document.ts'
import { highestMarking, markingOf } from '../../../main/features/packs/model/marking.ts'
import { fileNameOf } from '../../../main/features/packs/model/naming.ts'
import { everyBlock } from '../../pack-every-block.ts'

const html = packPage(everyBlock)
const words = (markup: string) =>
  markup
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

test('a page needs nothing from outside, runs nothing, and escapes whatever was typed', () => {
  expect(html).toContain('default-src &#39;none&#39;')
  expect(html).not.toMatch(/<script|<link|\son\w+=|(src|href)="(?!data:image|#)/i)
  expect(html).toContain('&lt;December&gt; &amp; after')
  expect(html.match(/<h1/g)).toHaveLength(1)
})

test('head and foot of every page say marking, audience, freeze, number and page', () => {
  for (const said of [
    '@top-left { content: "APEL board"',
    '@top-center { content: "OFFICIAL\\2d SENSITIVE"',
    'content: "PK\\2d 2025\\2d 0042 \\b7  AP\\2d 2025\\2d 03"',
    '"Data of 16 December 2025 \\b7  " "Page " counter(page) " of " counter(pages)',
  ]) {
    expect(html).toContain(said)
  }
  expect(packPage({ ...everyBlock, number: null })).toContain('Preview')
})

test('sections stand under headings that the contents lead to, and sources end every pack', () => {
  const more = ['one', 'two'].map(key => ({ key, title: key, blocks: [] }))
  const sections = [...everyBlock.sections, ...more]
  const page = packPage({ ...everyBlock, sections })
  const headings = [...page.matchAll(/<section id="([^"]+)"><h2>/g)].map(([, key]) => key)
  const contents = [...page.matchAll(/<li><a href="#([^"]+)">/g)].map(([, key]) => key)
  expect(contents).toEqual(headings)
  expect(headings.slice(0, sections.length)).toEqual(sections.map(({ key }) => key))
  expect(headings.slice(-4)).toEqual(['sources', 'caveats', 'definitions', 'distribution'])
})

test('a table has a caption, heads for its columns and one for each row', () => {
  const tables = html.match(/<table[\s\S]*?<\/table>/g) ?? []
  expect(tables.length).toBeGreaterThan(3)
  for (const table of tables) {
    expect(table).toMatch(/<caption>[^<]+/)
    const rows = table.match(/<tr>/g)?.length ?? 0
    expect(table.match(/scope="col"/g)?.length).toBeGreaterThan(1)
    expect(table.match(/scope="row"/g)).toHaveLength(rows - 1)
  }
})

test('every figure of a chart can be read in its drawing or in the table at the end', () => {
  const shown = words(html)
  const charts = everyBlock.sections.flatMap(({ blocks }) =>
    blocks.flatMap(block => (block.kind === 'chart' ? [block.chart] : [])),
  )
  expect(charts.length).toBeGreaterThan(3)
  for (const { series } of charts) {
    for (const figure of series.flatMap(({ values }) => values)) {
      // Nothing is written in the cell of a grid that is empty.
      if (figure && !figure.withheld && figure.value !== 0) expect(shown).toContain(figure.text)
    }
  }
})

const chart = (more: Partial<Chart>): Chart => ({
  ...{
    title: 'Calls',
    kind: 'columns',
    categories: ['A', 'B'],
    unit: 'calls',
    alternative: 'Two columns & more',
  },
  series: [
    {
      ...{ name: 'Calls', as: 'columns' },
      values: [
        { text: '12', value: 12 },
        { text: 'withheld', withheld: true },
      ],
      intervals: [
        [8, 17],
        [1, 4],
      ],
    },
  ],
  ...more,
})

test('a chart tells nothing of what is withheld: no column, no whisker, a mark in its place', () => {
  const svg = chartSvg(chart({}))
  expect(svg).toContain('aria-label="Two columns &amp; more"')
  expect(words(svg)).toMatch(/ 12 /)
  expect(words(svg)).toContain('×')
  const whiskers = (drawing: string) => drawing.match(/stroke="#1f2328" stroke-width="1.2"/g)?.length ?? 0
  expect(whiskers(svg)).toBe(3)
  expect(chartSvg(chart({ kind: 'bars' }))).toContain('×')
})

test('lines are told apart by dash and mark, columns by lightness', () => {
  const series = ['a', 'b', 'c'].map(name => ({
    ...{ name, as: 'line' as const },
    values: [
      { text: '1', value: 1 },
      { text: '2', value: 2 },
    ],
  }))
  const svg = chartSvg(chart({ kind: 'lines', series }))
  const dashes = new Set([...svg.matchAll(/stroke-dasharray="([^"]*)"/g)].map(([, dash]) => dash))
  expect(dashes.size).toBeGreaterThanOrEqual(2)
  for (const accent of ['#12395b', '#7b241c', '#1f2328']) {
    const [first = 0, second = 0, third = 0] = [0, 1, 2].map(at => luminance(columnColour(accent, at)))
    expect(
      Math.min(Math.abs(first - second), Math.abs(second - third), Math.abs(first - third)),
    ).toBeGreaterThan(0.05)
  }
})

test('signals are ringed with their number, marks stand at their category', () => {
  const svg = chartSvg(
    chart({ marks: [{ at: 'B', words: 'adopted here' }], signals: [{ at: 0, words: 'above' }] }),
  )
  expect(svg).toContain('adopted here')
  expect(words(svg)).toMatch(/ 1 /)
})

test('a map says what its shades and symbols mean, and names areas with their figures', () => {
  const square = (west: number, side: number) => [
    [
      [
        [west, 304_000],
        [west + side, 304_000],
        [west + side, 304_000 + side],
        [west, 304_000 + side],
        [west, 304_000],
      ] as [number, number][],
    ],
  ]
  const svg = mapSvg({
    ...{
      title: 'Areas',
      alternative: 'Map of two areas',
      places: [{ easting: 458_300, northing: 304_300, count: 7 }],
    },
    outlines: [
      {
        name: 'Abbey',
        as: 'area',
        polygons: square(458_000, 900),
        shade: 5,
        figure: { text: '1,204', value: 1204 },
      },
      {
        name: 'Beck',
        as: 'area',
        polygons: square(459_000, 900),
        shade: 1,
        figure: { text: 'withheld', withheld: true },
      },
    ],
    shades: [
      { shade: 1, words: '1 to 9 calls' },
      { shade: 5, words: '1,000 or more' },
    ],
  })
  for (const said of [
    'Abbey',
    '1,204',
    'Beck',
    'withheld',
    '1 to 9 calls',
    '1,000 or more',
    '5 to 9',
    'Grid north',
  ]) {
    expect(words(svg)).toContain(said)
  }
  expect(svg).not.toContain('NaN')
  expect(mapSvg({ title: '', outlines: [], places: [], alternative: 'empty' })).not.toContain('NaN')
})

test('a pack is marked as high as the highest of its parts', () => {
  expect(highestMarking([])).toBe('OFFICIAL')
  expect(highestMarking(['OFFICIAL', 'OFFICIAL-SENSITIVE', 'OFFICIAL'])).toBe('OFFICIAL-SENSITIVE')
  expect(highestMarking(['SECRET', 'OFFICIAL-SENSITIVE'])).toBe('SECRET')
  const section: PackDocument['sections'][number] = {
    ...{ key: 'a', title: 'A' },
    blocks: [{ kind: 'note', runs: [], marking: 'OFFICIAL-SENSITIVE' }],
  }
  expect(markingOf({ ...everyBlock, marking: 'OFFICIAL', sections: [section] })).toBe('OFFICIAL-SENSITIVE')
  const within = { ...section, blocks: [{ kind: 'quote' as const, blocks: section.blocks }] }
  expect(markingOf({ ...everyBlock, marking: 'OFFICIAL', sections: [within] })).toBe('OFFICIAL-SENSITIVE')
})

test('a file is called by what it is of and for whom, on every system', () => {
  const named = {
    ...everyBlock,
    kind: 'profile' as const,
    reference: 'PP-2025-001',
    title: 'Rowdy: <nights>',
  }
  expect(fileNameOf({ ...named, audience: 'internal' }, 'pdf')).toBe('PP-2025-001 problem profile.pdf')
  expect(fileNameOf({ ...named, audienceWords: 'City / council' }, 'csv')).toBe(
    'PP-2025-001 problem profile, City council.zip',
  )
  expect(fileNameOf({ ...everyBlock, reference: 'AP-1', title: 'Board' }, 'docx')).toBe(
    'AP-1 APEL pack, APEL board.docx',
  )
})

test('what is made in turn is never made at once, and a failure stops nothing', async () => {
  const turn = inTurn()
  let [under, most] = [0, 0]
  const work = async (fails: boolean) => {
    most = Math.max(most, ++under)
    await new Promise(resolve => setTimeout(resolve, 2))
    under--
    if (fails) throw new Error('failed')
    return 'made'
  }
  const all = await Promise.allSettled([false, true, false].map(fails => turn(() => work(fails))))
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(most).toBe(1)
})
