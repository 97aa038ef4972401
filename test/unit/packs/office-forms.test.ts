import { unzipSync } from 'fflate'
import { type CellValue, formatValue, readXlsx } from 'hucre'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { packPage } from '../../../main/features/packs/forms/html/page.ts'
import { officeForms } from '../../../main/features/packs/forms/index.files.ts'
import { safeCell } from '../../../main/features/packs/forms/safe-cell.ts'
import { cellText } from '../../../main/features/packs/model/cell-text.ts'
import { cleanDocument } from '../../../main/features/packs/model/clean-text.ts'
import type { PackDocument, Table } from '../../../main/features/packs/model/document.ts'
import { endMatter } from '../../../main/features/packs/model/end-matter.ts'
import { packTables } from '../../../main/features/packs/model/pack-tables.ts'
import { all, type Element, everyByte, faultsOf, openPackage, wordsOf } from '../../open-package.ts'
import { attacks, everyBlock, harmless, packOfRows } from '../../pack-every-block.ts'
import { photograph, secretsOfPhotograph } from './photograph.ts'

const forms = ['docx', 'pptx', 'xlsx', 'csv'] as const
type Form = (typeof forms)[number]

/** Every kind of block, and a photograph that knows where it was taken. */
const pack: PackDocument = {
  ...everyBlock,
  sections: [
    ...everyBlock.sections,
    { key: 'photo', title: 'Photograph', blocks: [{ kind: 'picture', picture: photograph }] },
  ],
}
const clean = cleanDocument(pack)
/** What could not be read in a drawing stands behind all that is told, once. */
const behind = { title: 'Figures of charts and maps' }
const sections = [...clean.sections, behind, ...endMatter(clean)]
const tables = packTables(clean).map(({ table }) => table)
const made = {} as Record<Form, Uint8Array>

beforeAll(async () => {
  for (const form of forms) made[form] = await officeForms[form](pack)
})

const rowsOf = ({ columns, rows, empty }: Table) => [
  columns.map(({ label }) => label),
  ...(rows.length === 0 ? [[empty]] : rows.map(row => row.map(cellText))),
]

const cellsOf = (table: Element, row: string, cell: string) =>
  all(table, row).map(line => all(line, cell).map(wordsOf))

describe('a pack in any form', () => {
  test.each(forms)('%s is the same to the last byte when it is made again', async form => {
    expect(Buffer.compare(await officeForms[form](pack), made[form])).toBe(0)
  })

  test.each(['docx', 'pptx', 'xlsx'] as const)('%s is refused and mended by no program', async form => {
    expect(faultsOf(made[form])).toEqual([])
    const nothing: PackDocument = {
      ...{ ...everyBlock, number: null, freeze: null, look: { accent: '', logo: null }, sections: [] },
      ...{ sources: [], caveats: [], definitions: [], distribution: [], demonstration: false },
    }
    expect(faultsOf(await officeForms[form](nothing))).toEqual([])
  })

  test.each(forms)('%s says who made it and nothing else about its making', async form => {
    const bytes = everyByte(made[form])
    const own = new RegExp(
      `pptxgen|hucre|docx library|un-named|lastModifiedBy|${process.cwd()}|/tmp/|${process.env.USER ?? 'root@'}@`,
      'i',
    )
    expect(own.exec(bytes)?.[0]).toBeUndefined()
    for (const secret of secretsOfPhotograph) expect(bytes).not.toContain(secret)
    const creators = [...bytes.matchAll(/<dc:creator>(.*?)<\/dc:creator>/g)].map(([, name]) => name)
    expect(new Set(creators)).toEqual(new Set(form === 'csv' ? [] : ['Leicester &amp; Rutland bureau']))
    expect([...bytes.matchAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g)].map(([when]) => when)).toEqual(
      creators.flatMap(() => ['2025-12-17T12:00:00Z', '2025-12-17T12:00:00Z']),
    )
    const names = Object.keys(unzipSync(made[form]))
    expect(names.filter(name => /thumbnail|comment|custom|printer|vba/i.test(name))).toEqual([])
  })

  test.each(forms)('%s holds nothing that was withheld', form => {
    // The value stands in the model, so that a maker that forgets to look is found out.
    expect(JSON.stringify(pack)).toContain('424242')
    expect(everyByte(made[form])).not.toContain('424242')
    expect(everyByte(made[form])).not.toContain('424.2')
  })
})

test('the page says the same figures and headings, and its pictures say no more than they show', () => {
  const page = packPage(pack)
  const pictures = [...page.matchAll(/base64,([^"]+)"/g)].map(([, data]) =>
    Buffer.from(data!, 'base64').toString(),
  )
  expect(pictures.length).toBe(3)
  for (const secret of secretsOfPhotograph) expect(pictures.join('')).not.toContain(secret)
  expect(page).not.toContain('424242')
  const text = page
    .replaceAll(/<style\b.*?<\/style>/gs, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
  const lines = new Set(text.split('\n').map(line => line.trim()))
  for (const { title } of sections) expect(lines).toContain(title)
  // Figures stand in a table or in their drawing; in a graded grid an empty hour is an empty cell.
  const figures = tables
    .flatMap(({ rows }) => rows.flat())
    .filter(cell => typeof cell === 'object' && 'text' in cell && cell.value !== 0)
  expect(figures.filter(cell => !lines.has(cellText(cell).trim()))).toEqual([])
  expect(figures.length).toBeGreaterThan(70)
})

describe('the document', () => {
  const body = () => openPackage(made.docx).xml('word/document.xml')

  test('holds every table with its rows, and repeats its heading on every page', () => {
    const found = all(body(), 'w:tbl')
    const grids = found.map(table => cellsOf(table, 'w:tr', 'w:tc'))
    const expected = tables.filter(({ caption }) => caption !== 'Key figures').map(rowsOf)
    for (const rows of expected) expect(grids).toContainEqual(rows)
    expect(found.length).toBe(expected.length + 1)
    expect(found.filter(table => all(table, 'w:tblHeader').length === 1).length).toBe(expected.length)
  })

  test('has the headings of the pack, with contents that lead to them', () => {
    const styled = (style: string) =>
      all(body(), 'w:p').filter(p => all(p, 'w:pStyle')[0]?.attributes['w:val'] === style)
    expect(styled('Heading1').map(wordsOf)).toEqual(sections.map(({ title }) => title))
    expect(styled('Heading2').map(wordsOf)).toEqual(['What was done'])
    expect(styled('Title').map(wordsOf)).toEqual([clean.title])
    const marks = new Set(all(body(), 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']))
    const leads = all(body(), 'w:hyperlink').map(({ attributes }) => attributes['w:anchor'])
    expect(leads.length).toBe(sections.length + 1)
    expect(leads.filter(lead => !marks.has(lead))).toEqual([])
  })

  test('says on every page how it is marked, for whom, of when and which page of how many', () => {
    const { names, xml } = openPackage(made.docx)
    const running = (kind: string) => xml(names.find(name => name.startsWith(`word/${kind}`))!)
    expect(wordsOf(running('header'))).toContain('APEL board\tOFFICIAL-SENSITIVE\tData of 16 December 2025')
    expect(wordsOf(running('footer'))).toContain('PK-2025-0042\tOFFICIAL-SENSITIVE\tPage ')
    expect(all(running('footer'), 'w:instrText').flatMap(({ inside }) => inside)).toEqual([
      'PAGE',
      'NUMPAGES',
    ])
    expect(all(xml('word/styles.xml'), 'w:lang')[0]?.attributes['w:val']).toBe('en-GB')
  })

  test('tells of each drawing what it shows, and begins each numbered list at one', () => {
    const told = all(body(), 'wp:docPr').map(({ attributes }) => attributes.descr)
    expect(told.every(Boolean)).toBe(true)
    expect(told).toContain('Calls by month fell from 26 to 4.')
    const lists = all(body(), 'w:numId').map(({ attributes }) => attributes['w:val'])
    // Two items, two bullets within, then one item of another list.
    expect(lists[0]).toBe(lists[1])
    expect(lists[4]).not.toBe(lists[0])
  })
})

describe('the slides', () => {
  const slides = () => {
    const { names, xml } = openPackage(made.pptx)
    const count = names.filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length
    return Array.from({ length: count }, (_, at) => xml(`ppt/slides/slide${at + 1}.xml`))
  }

  test('hold every row of every table, or its figures on the chart itself', () => {
    const rows = new Set(
      slides().flatMap(slide =>
        all(slide, 'a:tbl').flatMap(table => cellsOf(table, 'a:tr', 'a:tc').map(cells => cells.join('|'))),
      ),
    )
    const { names, xml } = openPackage(made.pptx)
    const charts = names.filter(name => /^ppt\/charts\/chart\d+\.xml$/.test(name)).map(xml)
    const onCharts = new Set(charts.flatMap(readOnChart))
    const missing = tables
      .filter(({ caption }) => caption !== 'Key figures')
      .flatMap(table => {
        const wanted = rowsOf(table)
        if (wanted.every(row => rows.has(row.join('|')))) return []
        return wanted
          .slice(1)
          .flatMap(([category, ...cells]) =>
            cells
              .filter((cell, at) => cell !== '–' && table.columns[at + 1]?.kind === 'number')
              .filter(cell => !onCharts.has(`${category}: ${cell}`)),
          )
      })
    expect(missing).toEqual([])
    expect(charts.length).toBe(4)
  })

  /** `category: figure` for each label of a chart that shows its labels. */
  function readOnChart(chart: Element): string[] {
    return all(chart, 'c:ser').flatMap(series => {
      if (all(series, 'c:showVal')[0]?.attributes.val !== '1') return []
      const format = all(series, 'c:dLbls').flatMap(labels => all(labels, 'c:numFmt'))[0]!.attributes
        .formatCode!
      const points = (of: string) =>
        all(series, of).flatMap(part =>
          all(part, 'c:pt').map(point => [point.attributes.idx, wordsOf(point)]),
        )
      const categories = new Map(points('c:cat') as [string, string][])
      return points('c:val').map(
        ([at, value]) => `${categories.get(at!)}: ${formatValue(Number(value), format)}`,
      )
    })
  }

  test('are titled by their sections, and each says its marking, audience, day, number and place', () => {
    const titles = slides().map(slide => wordsOf(titleOf(slide)))
    const begun = titles.filter(title => !title.includes(', continued ('))
    expect(begun).toEqual([clean.title, ...sections.map(({ title }) => title)])
    expect(new Set(titles).size).toBe(titles.length)
    slides().forEach((slide, at, { length }) => {
      const words = all(slide, 'p:sp').map(wordsOf)
      for (const said of ['OFFICIAL-SENSITIVE', 'APEL board', 'Data of 16 December 2025', 'PK-2025-0042']) {
        expect(words).toContain(said)
      }
      expect(words).toContain(`${at + 1} of ${length}`)
    })
  })

  const titleOf = (slide: Element) =>
    all(slide, 'p:sp').find(shape => all(shape, 'p:ph')[0]?.attributes.type === 'title')!

  test('keep everything within their edges, tables as high as their rows', async () => {
    const long = { ...pack, title: 'Long '.repeat(60), sections: [longSection] }
    for (const file of [made.pptx, await officeForms.pptx(long), await officeForms.pptx(packOfRows(5000))]) {
      const { names, xml } = openPackage(file)
      for (const name of names.filter(name => /^ppt\/slides\/slide/.test(name))) {
        for (const frame of ['p:sp', 'p:pic', 'p:graphicFrame'].flatMap(kind => all(xml(name), kind))) {
          const [place] = all(frame, 'a:off')
          if (!place) continue
          const { cx, cy } = all(frame, 'a:ext').find(({ attributes }) => attributes.cx)!.attributes
          const rows = all(frame, 'a:tr').reduce((sum, { attributes }) => sum + Number(attributes.h), 0)
          const right = Number(place.attributes.x) + Number(cx)
          const bottom = Number(place.attributes.y) + Math.max(Number(cy), rows)
          expect(right, name).toBeLessThanOrEqual(9_144_000)
          expect(bottom, name).toBeLessThanOrEqual(6_858_000)
        }
      }
    }
  })

  const longSection = {
    key: 'long',
    title: 'Long',
    blocks: [
      { kind: 'text' as const, runs: [{ text: 'Many words that go on. '.repeat(300) }] },
      {
        kind: 'table' as const,
        table: {
          caption: 'Wide and high',
          columns: Array.from({ length: 25 }, (_, at) => ({ label: `Column ${at}`, kind: 'text' as const })),
          rows: [Array.from({ length: 25 }, () => 'abcdefghij'.repeat(60))],
          empty: '',
        },
      },
    ],
  }

  test('have empty notes, and behind each chart a workbook of what it shows', async () => {
    const { names, xml, bytes } = openPackage(made.pptx)
    const notes = names.filter(name => /^ppt\/notesSlides\/[^/]+\.xml$/.test(name)).map(xml)
    expect(notes.map(note => all(note, 'a:r').map(wordsOf).join(''))).toEqual(notes.map(() => ''))
    const book = await readXlsx(bytes('ppt/embeddings/Microsoft_Excel_Worksheet1.xlsx'))
    expect(book.sheets.map(({ name, rows }) => ({ name, rows }))).toEqual([
      {
        name: 'Sheet1',
        rows: [
          ['', 'Before', 'Since'],
          ['Sep 25', 26, null],
          ['Oct 25', 31, null],
          ['Nov 25', 24, null],
          ['Dec 25', null, 4],
        ].map(row => row.map(cell => (cell === '' ? expect.toBeOneOf(['', null]) : cell))),
      },
    ])
    const frames = slides().flatMap(slide => all(slide, 'p:graphicFrame'))
    const drawn = [
      ...slides().flatMap(slide => all(slide, 'p:pic')),
      ...frames.filter(frame => all(frame, 'c:chart').length > 0),
    ]
    expect(drawn.map(frame => all(frame, 'p:cNvPr')[0]!.attributes.descr).every(Boolean)).toBe(true)
  })
})

describe('the workbook', () => {
  test('has a sheet for each table, numbers that read as elsewhere, and words for what is none', async () => {
    const { sheets } = await readXlsx(made.xlsx, { readStyles: true })
    expect(sheets.length).toBe(tables.length + 1)
    expect(sheets.filter(sheet => sheet.hidden || sheet.veryHidden)).toEqual([])
    let numbers = 0
    tables.forEach((table, at) => {
      const sheet = sheets[at + 1]!
      const shown = (r: number, c: number) => {
        const cell = sheet.cells?.get(`${r},${c}`)
        const value: CellValue = cell?.value ?? sheet.rows[r]?.[c] ?? ''
        if (typeof value !== 'number') return String(value ?? '')
        numbers++
        return formatValue(value, cell?.style?.numFmt ?? 'General')
      }
      rowsOf(table).forEach((row, r) => {
        row.forEach((text, c) => {
          expect(shown(r + 2, c), `${sheet.name} ${r},${c}`).toBe(safeCell(text))
        })
      })
      expect(sheet.freezePane?.rows).toBe(3)
    })
    expect(numbers).toBeGreaterThan(70)
    const about = sheets[0]!.rows.flat().join('\n')
    for (const said of [
      clean.title,
      'OFFICIAL-SENSITIVE',
      'Calls are not crimes.',
      'one report by one person',
    ]) {
      expect(about).toContain(said)
    }
  })

  test('gives its sheets names that Excel takes', async () => {
    const { sheets } = await readXlsx(made.xlsx)
    const names = sheets.map(({ name }) => name)
    expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^(?!')[^\\/?*[\]:]{1,31}(?<!')$/)
  })
})

describe('cells that a spreadsheet would run', () => {
  const runs = /^[=+\-@\t\r＝＋－＠]/

  test('are none in the workbook, and figures and telephone numbers stay as they are', async () => {
    const { sheets } = await readXlsx(made.xlsx, { readStyles: true })
    const cells = sheets.flatMap(sheet => [...(sheet.cells?.values() ?? [])])
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([])
    const texts = sheets.flatMap(({ rows }) => rows.flat()).filter(cell => typeof cell === 'string')
    expect(texts.filter(text => runs.test(text) && !harmless.includes(text))).toEqual([])
    for (const text of harmless) expect(texts).toContain(text)
    expect(texts.filter(text => text.startsWith("'")).length).toBeGreaterThanOrEqual(attacks.length - 1)
  })

  test('are none in the files of commas, which read as the tables do', () => {
    const files = Object.entries(unzipSync(made.csv)).filter(([name]) => name.endsWith('.csv'))
    expect(files.length).toBe(tables.length)
    files
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .forEach(([, bytes], at) => {
        expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
        const text = Buffer.from(bytes).toString().slice(1)
        const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true })
        const { columns, rows } = tables[at]!
        expect(data).toEqual(
          [columns.map(({ label }) => label), ...rows.map(row => row.map(cellText))].map(row =>
            row.map(safeCell),
          ),
        )
        for (const cell of data.flat()) if (runs.test(cell)) expect(harmless).toContain(cell)
      })
  })
})

test('thousands of rows are all in the document and the workbook, and the slides say where they are', async () => {
  const many = packOfRows(5000)
  // Word's library takes its time: a fifth of them shows as much.
  const document = openPackage(await officeForms.docx(packOfRows(1000))).xml('word/document.xml')
  const [table] = all(document, 'w:tbl')
  expect(all(table!, 'w:tr').length).toBe(1001)
  const { sheets } = await readXlsx(await officeForms.xlsx(many))
  expect(sheets[1]!.rows.at(-1)).toEqual(['R-5000', 'Row 5000 of many', 4999])
  const { names, bytes } = openPackage(await officeForms.pptx(many))
  const slides = names.filter(name => /^ppt\/slides\/slide/.test(name))
  expect(slides.length).toBeLessThan(30)
  const rows = slides.map(name => Buffer.from(bytes(name)).toString()).join('')
  const shown = new Set(rows.match(/R-\d+/g)).size
  expect(rows).toContain(`The other ${(5000 - shown).toLocaleString('en-GB')} rows are in the workbook`)
})
