import type { Block, Figure, PackDocument } from '../main/features/packs/model/document.ts'

/*
 * A pack with every kind of block, figures of every shape, and text of every kind that has broken a form somewhere.
 * Everything in it is invented.
 */

export const figure = (text: string, value?: number, more: Partial<Figure> = {}): Figure => ({
  text,
  ...(value === undefined ? {} : { value }),
  ...more,
})

const text = (words: string): Block => ({ kind: 'text', runs: [{ text: words }] })
const square = (west: number, south: number, side: number) => [
  [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ] as [number, number][],
  ],
]

/** Cells that some spreadsheet would run. */
export const attacks = [
  '=1+1',
  '=HYPERLINK("http://evil.example","x")',
  "+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  "'=1+1",
  '＝1+1',
]
/** Cells that look like those and must stay as they read. */
export const harmless = ['+44 116 254 1000', '-12.5', '-84.6 %', '+28 %', '-1,204']

const months = ['Sep 25', 'Oct 25', 'Nov 25', 'Dec 25']
const counts = [26, 31, 24, 4]

/** One white dot: 1 x 1 pixel. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=='

export const everyBlock: PackDocument = {
  kind: 'board',
  number: 'PK-2025-0042',
  reference: 'AP-2025-03',
  title: 'APEL board: "what worked" <December> & after',
  lead: 'Six weeks of joint work, and what the board is asked to decide.',
  bureauName: 'Leicester & Rutland bureau',
  demonstration: true,
  marking: 'OFFICIAL-SENSITIVE',
  audience: 'board',
  audienceWords: 'APEL board',
  madeOn: '2025-12-17',
  freeze: { id: 7, madeOn: '2025-12-16', incidents: 41_204 },
  look: {
    accent: '#0b5345',
    logo: { mediaType: 'image/png', base64: dot, alternative: 'Crest of the bureau', caption: '' },
  },
  sections: [
    {
      key: 'summary',
      title: 'Summary',
      blocks: [
        {
          kind: 'finding',
          runs: [
            { text: 'Calls fell from ' },
            { text: '26', live: true, figure: { value: 26, count: 'area=Aylestone before' } },
            { text: ' a month to ' },
            { text: '4', live: true, bold: true, figure: { value: 4 } },
            { text: ' a month (' },
            { text: '−84.6 %', figure: { value: -84.6 } },
            { text: ').' },
          ],
        },
        {
          kind: 'figures',
          figures: [
            { label: 'Incidents', figure: figure('41,204', 41_204), note: 'in two years' },
            { label: 'Change', figure: figure('−84.6 %', -84.6), note: 'Poisson Z −6.198' },
            { label: 'On time', figure: figure('4 of 6', 4 / 6), note: 'actions' },
            { label: 'Withheld', figure: figure('fewer than 5', 424_242, { withheld: true }), note: '' },
          ],
        },
        { kind: 'heading', level: 3, text: 'What was done' },
        {
          kind: 'list',
          ordered: true,
          items: [
            [text('Test purchasing at off-licences')],
            [
              text('Letters to parents'),
              {
                kind: 'list',
                ordered: false,
                items: [[text('of under-age drinkers')], [text('in two languages')]],
              },
            ],
          ],
        },
        { kind: 'list', ordered: true, items: [[text('A second list begins at one')]] },
        { kind: 'heading', level: 4, text: 'In their words' },
        { kind: 'quote', blocks: [text('It is quiet again.')] },
        {
          kind: 'text',
          runs: [
            { text: 'bold', bold: true },
            { text: ' italic', italic: true },
            { text: ' underlined', underline: true, lineBreak: true },
            { text: 'not known', missing: true },
          ],
        },
        { kind: 'note', runs: [{ text: 'A month is a calendar month.' }] },
      ],
    },
    {
      key: 'calls',
      title: 'Calls by month',
      blocks: [
        {
          kind: 'chart',
          chart: {
            title: 'Calls by month',
            kind: 'columns',
            categories: months,
            series: [
              {
                name: 'Before',
                as: 'columns',
                values: [figure('26', 26), figure('31', 31), figure('24', 24), null],
              },
              { name: 'Since', as: 'columns', values: [null, null, null, figure('4', 4)] },
            ],
            unit: 'calls a month',
            marks: [{ at: 'Dec 25', words: 'adopted 17 December' }],
            alternative: 'Calls by month fell from 26 to 4.',
          },
        },
        {
          kind: 'chart',
          chart: {
            title: 'XmR of calls',
            kind: 'lines',
            categories: months,
            series: [
              {
                name: 'Calls',
                as: 'line',
                values: counts.map(count => figure(String(count), count)),
                intervals: [[20.5, 32.25], [24, 39], null, [1, 9]],
              },
              { name: 'Limit', as: 'dashed-line', values: counts.map(() => figure('37.6', 37.607)) },
            ],
            unit: 'calls',
            signals: [{ at: 3, words: 'below the lower limit' }],
            alternative: 'One signal in December.',
          },
        },
        {
          kind: 'chart',
          chart: {
            title: 'Channels',
            kind: 'stacked-columns',
            categories: ['101', '999'],
            series: [
              { name: 'Noise', as: 'columns', values: [figure('12', 12), figure('3', 3)] },
              {
                name: 'Drink',
                as: 'columns',
                values: [figure('7', 7), figure('fewer than 5', 424_242, { withheld: true })],
              },
            ],
            unit: 'calls',
            alternative: 'Most calls reach 101.',
          },
        },
        {
          kind: 'chart',
          chart: {
            title: 'Areas',
            kind: 'bars',
            categories: ['Aylestone', 'Belgrave'],
            series: [{ name: 'Calls', as: 'columns', values: [figure('1,204', 1204), figure('88', 88)] }],
            unit: 'calls',
            alternative: 'Aylestone has most.',
          },
        },
        {
          kind: 'chart',
          chart: {
            title: 'Hour and weekday',
            kind: 'heat',
            categories: Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
            series: ['Mon', 'Tue'].map(name => ({
              name,
              as: 'columns' as const,
              values: Array.from({ length: 24 }, (_, hour) => figure((hour / 2).toFixed(1), hour / 2)),
            })),
            unit: 'calls',
            alternative: 'Most late in the evening.',
          },
        },
      ],
    },
    {
      key: 'places',
      title: 'Where',
      blocks: [
        {
          kind: 'map',
          map: {
            title: 'Aylestone',
            outlines: [
              {
                name: 'Hotspot',
                polygons: square(458_700, 304_400, 300),
                as: 'hotspot',
                figure: figure('62', 62),
              },
              { name: 'Aylestone', polygons: square(458_000, 304_000, 2_000), as: 'area', shade: 2 },
            ],
            places: [{ easting: 458_800, northing: 304_600, count: 12 }],
            shades: [{ shade: 2, words: '10 to 99 calls' }],
            moved: 'Places were moved to shared anchors.',
            alternative: 'The hotspot lies at the leisure centre.',
          },
        },
        {
          kind: 'picture',
          picture: {
            mediaType: 'image/png',
            base64: dot,
            alternative: 'The leisure centre',
            caption: 'As it was',
          },
        },
        { kind: 'terms', terms: [['hotspot', 'an area found by an analysis']] },
      ],
    },
    {
      key: 'tables',
      title: 'Tables: a/b [c]*?',
      blocks: [
        {
          kind: 'table',
          table: {
            caption: 'Actions that are as long as a name of a sheet: of all agencies',
            columns: [
              { label: 'Number', kind: 'name' },
              { label: 'What', kind: 'text', share: 3 },
              { label: 'Calls', kind: 'number' },
              { label: 'Due', kind: 'day' },
            ],
            rows: [
              ['A-1', 'Fit cameras', figure('1,204', 1204), '7 Jan 2026'],
              [
                'A-2',
                { runs: [{ text: 'Ask ' }, { text: 'twice', bold: true }] },
                figure('n/a'),
                '8 Jan 2026',
              ],
              ['A-3', { runs: [{ text: '19', figure: { value: 19 } }] }, figure('26.3', 26.3333), ''],
              ['A-4', 'Share', figure('28 %', 0.28), ''],
              ['A-5', 'Interval', figure('28 % (19 to 37)', 28), ''],
            ],
            empty: 'No action.',
            note: 'Late ones first.',
          },
        },
        {
          kind: 'table',
          table: {
            caption: 'Actions that are as long as a name of a sheet: of one agency',
            columns: [{ label: 'Number', kind: 'name' }],
            rows: [],
            empty: 'No action is with this agency.',
          },
        },
        {
          kind: 'table',
          table: {
            caption: 'What people wrote',
            columns: [
              { label: '=cmd', kind: 'text' },
              { label: 'Harmless', kind: 'text' },
            ],
            rows: attacks.map((attack, at) => [attack, harmless[at] ?? '']),
            empty: '',
          },
        },
        text(`A word: ${'abcdefghij'.repeat(20)}`),
        text('שלום עולם and مرحبا بالعالم, \u202Eturned\u202C'),
        text('Control \u0000\u0001\u000B\u001F\u0085 and \uD800 half \uFFFF'),
      ],
    },
  ],
  sources: [
    {
      name: '101 centre',
      agencyName: 'Leicester City Council',
      upTo: 'up to 16 December 2025',
      incidents: figure('30,001', 30_001),
      unplaced: figure('12', 12),
      uncoded: figure('0', 0),
      late: true,
      leftOut: '',
    },
    {
      name: 'Fire service',
      agencyName: 'Fire and rescue',
      upTo: '',
      incidents: figure(''),
      unplaced: figure(''),
      uncoded: figure(''),
      late: false,
      leftOut: 'its agreement does not reach the board',
    },
  ],
  caveats: ['Calls are not crimes.', '=cmd|caveat'],
  definitions: [['call', 'one report by one person']],
  distribution: [{ who: 'Chair', agencyName: 'Leicester City Council', how: 'by hand' }],
  sums: [],
}

/** One table of so many rows. */
export function packOfRows(rows: number): PackDocument {
  return {
    ...everyBlock,
    sections: [
      {
        key: 'rows',
        title: 'Many rows',
        blocks: [
          {
            kind: 'table',
            table: {
              caption: 'Many rows',
              columns: [
                { label: 'Number', kind: 'name' },
                { label: 'What', kind: 'text', share: 3 },
                { label: 'Calls', kind: 'number' },
              ],
              rows: Array.from({ length: rows }, (_, at) => [
                `R-${at + 1}`,
                `Row ${at + 1} of many`,
                figure(at.toLocaleString('en-GB'), at),
              ]),
              empty: '',
            },
          },
        ],
      },
    ],
  }
}
