import { describe, expect, test } from 'vitest'
import { type AudienceKind, audienceKinds } from '#shared/features/packs/audience.ts'
import { seededRandom } from '#shared/random.ts'
import { checkTexts } from '../../../../main/features/packs/audience/check-texts.ts'
import { figuresIn } from '../../../../main/features/packs/audience/figures-in.ts'
import { forAudience } from '../../../../main/features/packs/audience/for-audience.ts'
import type { Block, Figure, PackDocument, Run } from '../../../../main/features/packs/model/document.ts'
import { crossed, drawCount } from './tables.ts'

const source = {
  ...{ name: '101 centre', agencyName: 'City council', upTo: 'up to 16 December 2025' },
  ...{ incidents: { text: '40', value: 40 }, unplaced: { text: '0' }, uncoded: { text: '0' } },
  ...{ late: false, leftOut: '' },
}
const pack = (blocks: Block[], more: Partial<PackDocument> = {}): PackDocument => ({
  ...{ kind: 'board', number: null, reference: 'AP-2025-03', title: 'Board', lead: '' },
  ...{ bureauName: 'Bureau', demonstration: false, marking: 'OFFICIAL', audience: 'board' },
  ...{ audienceWords: 'APEL board', madeOn: '2025-12-17', freeze: null },
  look: { accent: '#123456', logo: null },
  sections: [{ key: 'one', title: 'Calls', blocks }],
  ...{ sources: [source], caveats: [], definitions: [], distribution: [], sums: [], ...more },
})
const count = (key: string, value: number): Figure => ({ text: String(value), value, count: key })
const text = (...runs: Run[]): Block => ({ kind: 'text', runs })
const rulesFor = (audience: AudienceKind, under = 0) => ({ audience, under, moved: null })
const cut = (document: PackDocument, under = 5) => forAudience(document, rulesFor('board', under))
const textsOf = (document: PackDocument) => figuresIn(document).map(figure => figure.text)

describe('parts for others', () => {
  const ofEveryKind: Block[] = [
    text({ text: 'words' }),
    { kind: 'heading', level: 3, text: 'words' },
    { kind: 'list', ordered: false, items: [[text({ text: 'words' })]] },
    { kind: 'quote', blocks: [text({ text: 'words' })] },
    { kind: 'finding', runs: [{ text: 'words' }] },
    { kind: 'note', runs: [{ text: 'words' }] },
    { kind: 'figures', figures: [{ label: 'words', figure: { text: '1' }, note: '' }] },
    { kind: 'table', table: { caption: 'words', columns: [], rows: [], empty: '' } },
    {
      kind: 'chart',
      chart: { title: 'words', kind: 'columns', categories: [], series: [], unit: '', alternative: '' },
    },
    { kind: 'map', map: { title: 'words', outlines: [], places: [], alternative: '' } },
    { kind: 'picture', picture: { mediaType: 'image/png', base64: '', alternative: 'words', caption: '' } },
    { kind: 'terms', terms: [['words', 'words']] },
  ]
  const writings = ofEveryKind.flatMap(block =>
    audienceKinds.flatMap(audience => audienceKinds.map(only => ({ block, audience, only }))),
  )

  test.each(writings)('$block.kind for $only in a pack for $audience', ({ block, audience, only }) => {
    const nested: Block[] = [
      { ...block, only: [only] },
      { kind: 'quote', blocks: [{ kind: 'list', ordered: true, items: [[{ ...block, only: [only] }]] }] },
      text({ text: 'for all' }),
    ]
    const kept = forAudience(pack(nested), rulesFor(audience))
    expect(JSON.stringify(kept).includes('words')).toBe(audience === only)
    expect(JSON.stringify(kept)).toContain('for all')
  })

  test('a section for others goes whole, and so does a heading that has nothing beneath it any more', () => {
    const sections = [
      { key: 'a', title: 'Secret', only: ['internal' as const], blocks: [text({ text: 'words' })] },
      {
        key: 'b',
        title: 'Open',
        blocks: [
          { kind: 'heading' as const, level: 3 as const, text: 'What Ada said' },
          { ...text({ text: 'words' }), only: ['agency' as const] },
          { kind: 'heading' as const, level: 3 as const, text: 'What was done' },
          text({ text: 'Lamps' }),
        ],
      },
    ]
    const kept = cut(pack([], { sections }))
    expect(kept.sections.map(({ title }) => title)).toEqual(['Open'])
    expect(JSON.stringify(kept)).not.toMatch(/Secret|Ada/)
    expect(JSON.stringify(kept)).toMatch(/What was done.*Lamps/)
  })
})

test('what is marked above OFFICIAL is left out for the public, with a word; all others have it', () => {
  const sensitive: Block = { ...text({ text: 'secret words' }), marking: 'OFFICIAL-SENSITIVE' }
  const blocks = [sensitive, text({ text: 'open words' })]
  const open = forAudience(pack(blocks), rulesFor('public'))
  expect(JSON.stringify(open)).not.toContain('secret words')
  expect(JSON.stringify(open)).toContain('open words')
  expect(open.caveats.join()).toContain('Parts that are marked above that were left out')
  expect(JSON.stringify(forAudience(pack(blocks), rulesFor('board')))).toContain('secret words')
})

describe('small counts', () => {
  const table = (rows: [string, Figure, Figure?][]): Block => ({
    kind: 'table',
    table: {
      caption: 'Calls by area',
      columns: [
        { label: 'Area', kind: 'name' },
        { label: 'Calls', kind: 'number' },
        { label: 'Share', kind: 'number' },
      ],
      rows: rows.map(([name, ...cells]) => [name, ...cells.map(cell => cell ?? '')]),
      empty: '',
      note: '2 of them on one day',
    },
  })
  const sums = [{ total: 'all', parts: ['a', 'b', 'c'] }]
  const areas = table([
    ['Abbey', count('a', 2), { text: '5 %', value: 5, from: ['a', 'all'] }],
    ['Belgrave', count('b', 17), { text: '43 %', value: 43, from: ['b', 'all'] }],
    ['Castle', count('c', 21), { text: '53 %', value: 53, from: ['c', 'all'] }],
    ['All', count('all', 40)],
  ])

  test('go with another of their sum and with all that was derived from either', () => {
    const kept = cut(pack([areas], { sums }))
    expect(textsOf(kept)).toEqual([
      ...['withheld', 'withheld', 'withheld', 'withheld', '21', '53 %', '40', '40', '0', '0'],
    ])
    expect(kept.caveats.join()).toMatch(/Counts from 1 to 4 are withheld/)
    expect(JSON.stringify(kept)).not.toContain('2 of them')
  })
  test('go wherever they stand: in sentences, in great figures, in charts and on maps', () => {
    const square = [
      [
        [
          [0, 0],
          [0, 9],
          [9, 9],
          [0, 0],
        ] as [number, number][],
      ],
    ]
    const kept = cut(
      pack(
        [
          text({ text: 'Of these ' }, { text: '2', figure: { value: 2, count: 'a' } }, { text: ' came' }),
          { kind: 'figures', figures: [{ label: 'Abbey', figure: count('a', 2), note: '2 in a year' }] },
          {
            kind: 'chart',
            chart: {
              ...{
                title: 'By area',
                kind: 'columns',
                categories: ['Abbey', 'Belgrave', 'Castle'],
                unit: 'calls',
              },
              series: [
                {
                  ...{
                    name: 'Calls',
                    as: 'columns',
                    intervals: [
                      [0, 7],
                      [9, 27],
                      [13, 32],
                    ],
                  },
                  values: [count('a', 2), count('b', 17), count('c', 21)],
                },
                { name: 'Mean', as: 'line', values: [{ text: '13.3', value: 13.3 }, null, null] },
              ],
              signals: [{ at: 0, words: '2 is below the mean' }],
              alternative: 'Abbey had 2 calls.',
            },
          },
          {
            kind: 'map',
            map: {
              title: 'Areas',
              outlines: [
                { name: 'Abbey', polygons: square, as: 'area', shade: 1, figure: count('a', 2) },
                { name: 'Castle', polygons: square, as: 'area', shade: 5, figure: count('c', 21) },
                { name: 'Dane', polygons: square, as: 'area', shade: 1 },
              ],
              ...{ places: [], alternative: 'Abbey has 2 calls.' },
            },
          },
        ],
        { sums },
      ),
    )
    // Nothing shown adds up to anything here: the others may stay.
    const words = JSON.stringify(kept.sections)
    expect(words).not.toMatch(/"(text|words|note)":"[^"]*\b(2|13\.3)\b|(had|has) 2/)
    expect(words).not.toMatch(/"value":(2|13\.3)\b/)
    expect(words).not.toContain('"shade":1')
    expect(words).toContain('"shade":5')
    expect(words).not.toMatch(/\[0,7\]/)
    expect(words).toContain('[13,32]')
  })
  test('of a key that stands for two numbers neither is told, nor what came from a count that is not in the pack', () => {
    const kept = cut(
      pack([
        table([
          ['Abbey', count('a', 20), { text: '7 %', value: 7, from: ['nowhere'] }],
          ['Abbey again', count('a', 21)],
        ]),
      ]),
    )
    expect(textsOf(kept).slice(0, 3)).toEqual(['withheld', 'withheld', 'withheld'])
  })
  const named = [
    ['Dane', 30],
    ['Abbey', 2],
    ['Castle', 21],
    ['Belgrave', 1],
  ] as const
  const rankedRows = { ranked: true as const, most: 3 }
  test('tell nothing by their place among others: what is withheld comes last, by name, and only then the table ends', () => {
    const ranked = table(named.map(([name, value]) => [name, count(name, value)]))
    if (ranked.kind !== 'table') throw new Error('no table')
    const block = { ...ranked, table: { ...ranked.table, ...rankedRows } }
    const chart: Block = {
      kind: 'chart',
      chart: {
        ...{ title: 'By area', kind: 'bars', unit: 'calls', alternative: '', most: 3 },
        categories: named.map(([name]) => name),
        series: [{ name: 'Calls', as: 'columns', values: named.map(([name, value]) => count(name, value)) }],
      },
    }
    const read = (under: number) =>
      cut(pack([block, chart]), under).sections[0]!.blocks.map(one =>
        one.kind === 'table'
          ? one.table.rows.map(([name]) => name)
          : one.kind === 'chart' && one.chart.categories,
      )
    expect(read(0)).toEqual([
      ['Dane', 'Abbey', 'Castle'],
      ['Dane', 'Abbey', 'Castle'],
    ])
    expect(read(5)).toEqual([
      ['Dane', 'Castle', 'Abbey'],
      ['Dane', 'Castle', 'Abbey'],
    ])
  })
  test('take a sentence of the bureau with them, which then says so once', () => {
    const verdict = (words: string): Run => ({ text: words, figure: { from: ['a'] } })
    const kept = cut(
      pack([
        areas,
        text({ text: 'Of Abbey: ' }, verdict('Fell. '), verdict('Fewer than chance would explain.')),
      ]),
    )
    const [, said] = kept.sections[0]!.blocks
    expect(said && 'runs' in said && said.runs.map(run => run.text)).toEqual([
      'Of Abbey: ',
      'Withheld, as a small count could be worked back from it. ',
    ])
  })
  test('stay for an audience that may have them', () => {
    const whole = pack([areas], { sums })
    expect(forAudience(whole, rulesFor('internal'))).toEqual(whole)
  })
})

test('the pack’s own words name places to the kilometre for those outside; what a person typed is left to be refused', () => {
  const own: Block[] = [
    text({ text: 'Near ' }, { text: 'SK 5890 0599', live: true }, { text: ', typed SK 588 046' }),
    {
      kind: 'map',
      map: {
        title: 'Northgate, SK 5890 0599',
        outlines: [{ name: '12 Tanners Row', polygons: [], as: 'hotspot' }],
        ...{ places: [], alternative: '' },
      },
    },
  ]
  const moved = { areaSets: [], leastIncidents: 3, leastPlaces: 3, squares: true }
  const kept = forAudience(pack(own, { lead: 'In Northgate, SK 5890 0599' }), {
    audience: 'board',
    under: 0,
    moved,
  })
  expect(kept.lead).toBe('In Northgate, SK 58 05')
  const words = JSON.stringify(kept)
  expect(words).toContain('"title":"Northgate, SK 58 05"')
  expect(words).toContain('"name":"Tanners Row"')
  expect(words).toContain('typed SK 588 046')
  expect(words).not.toContain('0599')
})

describe('texts', () => {
  const known = new Map([['CC-2025-0042', 'the reference of an incident']])
  const check = (words: string, audience: AudienceKind = 'public', mayStand: string[] = []) =>
    checkTexts(pack([text({ text: words.slice(0, 5) }, { text: words.slice(5), bold: true })]), {
      ...{ audience, under: 0, mayStand, known: audience === 'internal' ? new Map<string, string>() : known },
    })
  const pseudonym = 'aB3-_xYzaB3-_xYzaB3-_xYzaB3-_xYzaB3-_xYzaB3'

  test.each([
    ['Rang from 0116 496 0001 twice', 'a telephone number'],
    ['Rang from +44 (0)116 496-0001', 'a telephone number'],
    ['Write to ada.example@city.example now', 'an e-mail address'],
    ['Seen at SK 588 046 again', 'a grid reference'],
    ['Seen at sk58800460 again', 'a grid reference'],
    ['At 458800, 304600 it began', 'an easting and a northing'],
    ['At 52.635972 north of it', 'a latitude'],
    ['Lives near LE1 6TP they say', 'a full postcode'],
    ['Lives at 12a Bellfounder Parade now', 'an address with its house number'],
    ['See CC-2025-0042 for more', 'the reference of an incident'],
    [`Caller ${pseudonym} again`, 'pseudonym'],
  ])('%s is refused for the public, and where it stands is said', (words, what) => {
    expect(() => check(words)).toThrow(what)
    expect(() => check(words)).toThrow('in “Calls”')
    expect(() => check(words, 'internal') ?? 'fine').toSatisfy((run: () => unknown) => {
      if (words.includes(pseudonym)) return throws(run)
      return !throws(run)
    })
  })
  test.each([
    'From 26 to 4 calls a month (-84.6 %; Z -6.198) in SK 58 04',
    'On 01-02-2025 10:00 and 17 December 2025; 1,234,567 calls, 999 and 101',
    'PP-2025-001, PK-2025-003 and AP-2025-03 in LE1; 5.2500 of them',
    'A file of sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ])('%s may stand', words => {
    expect(() => check(words)).not.toThrow()
  })
  test('what the bureau lets stand may stand', () => {
    expect(() => check('Ring 0116 496 0001', 'public', ['0116 496 0001'])).not.toThrow()
  })

  function throws(run: () => unknown) {
    try {
      run()
      return false
    } catch {
      return true
    }
  }
})

describe('numbers of calls that somebody wrote', () => {
  const tables: Block = {
    kind: 'figures',
    figures: [
      { label: 'Calls', figure: count('all', 40), note: '' },
      { label: 'Change', figure: { text: '-84.6 %', from: ['all'] }, note: '' },
    ],
  }
  const check = (words: string, more: Partial<PackDocument> = {}, rules: object = {}) =>
    checkTexts(pack([tables, text({ text: words })], more), {
      ...{ audience: 'board' as const, under: 3, mayStand: [], known: new Map<string, string>(), ...rules },
    })
  const out = { ...source, name: 'Noise team (council)', leftOut: 'Its agreement says so.' }

  test.each([
    'The noise team had 41 calls in May.',
    'Calls fell from 40 to 12 a month.',
    'Of these 7 of the 40 complaints were new.',
    'It had 1,204 reports of noise.',
  ])('%s is refused where the pack does not tell it', words => {
    expect(() => check(words)).toThrow('a number of calls that somebody wrote')
  })
  test.each([
    'There were 40 calls, which fell by 84.6 %.',
    'Calls of 1 November 2025 to 12 December 2025; calls to 101 in 12 whole months, within 4 hours of calls.',
    '3 officers walked there on 2 nights. PP-2025-001 calls for more.',
  ])('%s may stand', words => {
    expect(() => check(words)).not.toThrow()
  })
  test('a number beside the name of a source that is left out is refused for an agency too', () => {
    const agency = { audience: 'agency' as const, under: 0 }
    expect(() => check('Noise team (council): 41', {}, agency)).not.toThrow()
    expect(() => check('Noise team (council): 41', { sources: [source, out] }, agency)).toThrow(/Nois…/)
  })
  test('nothing is refused where nothing is kept from the audience, or where it was confirmed', () => {
    expect(() => check('41 calls', {}, { under: 0 })).not.toThrow()
    expect(() => check('41 calls', {}, { audience: 'internal' as const })).not.toThrow()
    expect(() => check('41 calls', {}, { mayStand: ['41 calls'] })).not.toThrow()
  })
})

test('a figure derived from a count that stands nowhere is shown where that count may be, and the count itself is in no form', () => {
  const derived: Block = {
    kind: 'figures',
    figures: [{ label: 'Since', figure: { text: '4.0 a month', from: ['since'] }, note: '' }],
  }
  const many = cut(pack([derived], { counted: [{ key: 'since', value: 48 }] }))
  expect(textsOf(many)[0]).toBe('4.0 a month')
  expect(JSON.stringify(many)).not.toContain('48')
  expect(textsOf(cut(pack([derived], { counted: [{ key: 'since', value: 4 }] })))[0]).toBe('withheld')
})

test('a source that holds few is not worked back from the size of the freeze, nor how many of it were placed', () => {
  const held = (id: number, incidents: number, unplaced: number) => ({
    ...{ ...source, name: `Source ${id}` },
    incidents: count(`source=${id}`, incidents),
    unplaced: count(`source=${id} unplaced`, unplaced),
    uncoded: count(`source=${id} uncoded`, 0),
  })
  const freeze = { id: 1, madeOn: '2025-12-17', incidents: 1775 }
  const few = cut(pack([], { freeze, sources: [held(1, 1700, 0), held(2, 72, 0), held(3, 3, 0)] }))
  const shown = few.sources.filter(({ incidents }) => !incidents.withheld).length
  expect(few.sources[2]!.incidents.withheld).toBe(true)
  expect(shown < 2 || few.freeze!.incidents === null).toBe(true)
  const placed = cut(pack([], { freeze, sources: [held(1, 1700, 1698), held(2, 75, 0)] }))
  const [first] = placed.sources
  expect(first!.incidents.withheld || first!.unplaced.withheld).toBe(true)
  const many = pack([], { freeze, sources: [held(1, 1700, 0), held(2, 75, 0)] })
  expect(cut(many).freeze).toEqual(freeze)
})

test('the size of a freeze does not tell how many incidents a source holds that is left out', () => {
  const out = { ...source, name: 'Noise', incidents: { text: '' }, leftOut: 'Its agreement says so.' }
  const freeze = { id: 1, madeOn: '2025-12-17', incidents: 1775 }
  expect(cut(pack([], { freeze, sources: [source, out] })).freeze?.incidents).toBe(40)
  expect(cut(pack([], { freeze })).freeze?.incidents).toBe(1775)
})

test('parts that the board has and the public has not do not let their two packs together tell more than the board’s', () => {
  const thresholds = { internal: 0, agency: 0, board: 3, public: 5 }
  for (let seed = 1; seed <= 40; seed++) {
    const random = seededRandom(seed)
    const { counts, sums } = crossed('c', [3, 4], () => drawCount(random))
    const blocks = [...counts].map(
      ([key, value]): Block => ({
        ...text({ text: String(value), figure: { count: key, value } }),
        ...(random() < 0.3 ? { only: ['internal', 'board'] } : {}),
      }),
    )
    const shown = (audience: AudienceKind) =>
      figuresIn(
        forAudience(pack(blocks, { sums }), {
          audience,
          under: thresholds[audience],
          thresholds,
          moved: null,
        }),
      ).flatMap(({ withheld, count: key }) => (withheld || key === undefined ? [] : [key]))
    const board = shown('board')
    expect(
      shown('public').filter(key => !board.includes(key)),
      `seed ${seed}`,
    ).toEqual([])
  }
})
