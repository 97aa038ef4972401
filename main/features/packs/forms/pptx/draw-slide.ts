import { runsText } from '../../model/cell-text.ts'
import type { Column, PackDocument, Run } from '../../model/document.ts'
import { freezeWords, inventedWords, packNumber } from '../about-lines.ts'
import { linesOf } from '../measure.ts'
import { isRightToLeft } from '../right-to-left.ts'
import type { CellBorder, Sheet, TableRow, TextOptions, TextPart } from './library.ts'
import {
  figurePoints,
  inner,
  left,
  type Paragraph,
  type Part,
  type Slide,
  sizes,
  slideHeight,
  slideWidth,
} from './slide.ts'

const face = 'Arial'
const ink = '1F2328'
const quiet = '4A535D'
const lang = 'en-GB'
const plain = { fontFace: face, color: ink, lang, margin: 0, valign: 'top', fit: 'none' } as const

export type Look = { accent: string; document: PackDocument }

/** One slide as the library draws it. Gives the charts on it, in order. */
export function drawSlide(sheet: Sheet, slide: Slide, look: Look, page: { at: number; of: number }): void {
  if (slide.isCover) sheet.addShape('rect', { ...coverBand, fill: { color: look.accent } })
  titleOf(sheet, slide, look)
  for (const part of slide.parts) drawPart(sheet, part, look)
  if (!slide.isCover)
    sheet.addShape('rect', { x: left, y: 1.37, w: inner, h: 0.02, fill: { color: look.accent } })
  runningOf(sheet, look.document, page)
}

const titleBox = { x: left, y: 0.55, w: inner, h: 0.8 }
const coverBand = { x: 0, y: 0.7, w: slideWidth, h: 1.45 }

function titleOf(sheet: Sheet, { title, isCover }: Slide, { accent }: Look) {
  const fits = (points: number) => linesOf([{ text: title, bold: true }], points, inner).length <= 2
  const points = [...(isCover ? [30] : []), sizes.title, 20, 16].find(fits) ?? 12
  const text = fits(points)
    ? title
    : `${runsText(linesOf([{ text: title, bold: true }], points, inner)[0]!)}…`
  sheet.addText(
    [{ text, options: { ...plain, color: isCover ? 'FFFFFF' : accent, bold: true, fontSize: points } }],
    {
      ...(isCover ? { ...titleBox, y: coverBand.y + 0.1, h: coverBand.h - 0.2 } : titleBox),
      placeholder: 'title',
      ...plain,
      valign: isCover ? 'middle' : 'bottom',
      ...(isRightToLeft(title) ? { rtlMode: true, align: 'right' } : { align: 'left' }),
    },
  )
}

/** Who may have it, of when the data are, its number and the slide: on the slide itself, as slides are copied. */
function runningOf(sheet: Sheet, document: PackDocument, { at, of }: { at: number; of: number }) {
  const line = (y: number, words: string, align: 'left' | 'center' | 'right', strong = false) => {
    const box = { left: [left, 3.4], center: [3, 4], right: [6.1, 3.4] }[align] as [number, number]
    const more = strong ? { bold: true, fontSize: 12 } : { color: quiet, fontSize: 10 }
    const fitting = linesOf([{ text: words }], strong ? 12 : 10, box[1])
    const text = fitting.length > 1 ? `${runsText(fitting[0]!).trim()}…` : words
    sheet.addText(text, { ...plain, ...more, align, valign: 'middle', x: box[0], y, w: box[1], h: 0.25 })
  }
  line(0.12, document.audienceWords, 'left')
  line(0.12, document.marking, 'center', true)
  line(0.12, freezeWords(document), 'right')
  if (document.demonstration) line(0.34, inventedWords, 'center')
  line(slideHeight - 0.36, packNumber(document), 'left')
  line(slideHeight - 0.36, document.marking, 'center', true)
  line(slideHeight - 0.36, `${at} of ${of}`, 'right')
}

function drawPart(sheet: Sheet, part: Part, look: Look) {
  const { y, height: h } = part
  const box = { x: left, y, w: inner, h }
  switch (part.kind) {
    case 'text':
      drawText(sheet, part, look)
      break
    case 'table':
      drawTable(sheet, part, look)
      break
    case 'figures':
      drawFigures(sheet, part, look)
      break
    case 'chart':
      // The library is only asked for the frame: what is in it is written by ourselves.
      sheet.addChart('bar', [{ name: '-', labels: ['-'], values: [0] }], {
        ...box,
        altText: `${part.chart.title}: ${part.chart.alternative}`,
      })
      break
    case 'drawing':
      sheet.addImage({
        data: `image/svg+xml;base64,${Buffer.from(part.svg).toString('base64')}`,
        x: part.x,
        y,
        w: part.width,
        h,
        altText: part.alternative,
      })
      break
    case 'picture':
      sheet.addImage({
        data: `${part.picture.mediaType};base64,${part.picture.base64}`,
        x: part.x,
        y,
        w: part.width,
        h,
        altText: part.picture.alternative,
      })
  }
}

const lookOf = (run: Run, points: number) => ({
  ...plain,
  fontSize: points,
  ...(run.bold ? { bold: true } : {}),
  ...(run.italic || run.missing ? { italic: true } : {}),
  ...(run.underline ? { underline: { style: 'sng' as const } } : {}),
})

/** Runs as the library takes them, the last of them ending the paragraph. */
function texts(runs: readonly Run[], points: number, more: TextOptions = {}): TextPart[] {
  const direction = isRightToLeft(runsText(runs)) ? { rtlMode: true, align: 'right' as const } : {}
  const parts = runs.flatMap(run => {
    const lines = run.text
      .split('\n')
      .map(text => ({ ...run, text, lineBreak: undefined as true | undefined }))
    for (const line of lines.slice(0, -1)) line.lineBreak = true
    lines.at(-1)!.lineBreak = run.lineBreak
    return lines
  })
  const written = parts.map((run, at) => ({
    text: run.text,
    options: {
      ...lookOf(run, points),
      ...direction,
      ...(at === 0 ? more : withoutBullet(more)),
      ...(parts[at - 1]?.lineBreak ? { softBreakBefore: true } : {}),
    },
  }))
  const last = written.at(-1)
  return last ? [...written.slice(0, -1), { ...last, options: { ...last.options, breakLine: true } }] : []
}

/** A bullet is of the whole paragraph: said again it would begin another. */
function withoutBullet({ bullet: _, ...more }: TextOptions): TextOptions {
  return more
}

function drawText(sheet: Sheet, part: Extract<Part, { kind: 'text' }>, { accent }: Look) {
  const [first] = part.paragraphs
  const written = part.paragraphs.flatMap(paragraph => texts(...paragraphOf(paragraph, accent)))
  const box = { x: left, y: part.y, w: inner, h: part.height }
  if (first?.finding) {
    const h = part.height - 0.08
    sheet.addShape('rect', { ...box, h, fill: { color: 'EEF3F7' } })
    sheet.addShape('rect', { ...box, w: 0.06, h, fill: { color: accent } })
    sheet.addText(written, { ...plain, ...box, x: left + 0.2, w: inner - 0.35, h, valign: 'middle' })
    return
  }
  sheet.addText(written, { ...plain, ...box })
}

function paragraphOf(
  { runs, points, bullet, level, heading, quiet: isQuiet }: Paragraph,
  accent: string,
): Parameters<typeof texts> {
  const strong = heading ? runs.map(run => ({ ...run, bold: true as const })) : runs
  const colour = heading ? { color: accent } : isQuiet ? { color: quiet } : {}
  const bulleted =
    bullet === undefined
      ? {}
      : { bullet: bullet === 'dot' ? true : { type: 'number' as const, numberStartAt: bullet } }
  return [
    strong,
    points,
    {
      ...colour,
      ...bulleted,
      paraSpaceAfter: 6,
      ...(level > 0 ? { indentLevel: Math.min(level - 1, 8) } : {}),
    },
  ]
}

function drawTable(sheet: Sheet, part: Extract<Part, { kind: 'table' }>, { accent }: Look) {
  const { columns, widths, rows, heights } = part
  const line = (color: string, pt: number) => ({ type: 'solid' as const, color, pt })
  const none = { type: 'none' as const }
  const cells = rows.map((row, r) =>
    columns.slice(0, row.length).map((column, c) => {
      const head = r === 0
      const look = head ? { color: 'FFFFFF', bold: true } : {}
      return {
        text: texts(row[c]!.runs, sizes.small, look).map(({ text, options }) => ({
          text: text ?? '',
          options: { ...options, breakLine: false },
        })),
        options: {
          fontFace: face,
          fontSize: sizes.small,
          color: head ? 'FFFFFF' : ink,
          valign: 'top' as const,
          align: column.kind === 'number' ? ('right' as const) : ('left' as const),
          margin: [0.03, 0.06, 0.03, besideNumber(columns, c) ? 0.18 : 0.06] as [
            number,
            number,
            number,
            number,
          ],
          border: [none, none, line('C5CCD3', 0.75), none] as CellBorder,
          ...(head ? { fill: { color: accent } } : {}),
          ...(row.length === 1 && columns.length > 1 ? { colspan: columns.length } : {}),
        },
      }
    }),
  )
  sheet.addTable(cells as TableRow[], {
    x: left,
    y: part.y,
    w: inner,
    colW: [...widths],
    rowH: [...heights],
    autoPage: false,
  })
}

/** Words that begin right where a number ends would be read as its unit. */
const besideNumber = (columns: readonly Column[], at: number) =>
  columns[at - 1]?.kind === 'number' && columns[at]?.kind !== 'number'

function drawFigures(sheet: Sheet, part: Extract<Part, { kind: 'figures' }>, { accent }: Look) {
  const width = inner / part.across
  part.figures.forEach(({ label, figure, note }, at) => {
    const x = left + at * width
    const h = part.height - 0.15
    sheet.addShape('rect', { x, y: part.y, w: 0.05, h, fill: { color: accent } })
    sheet.addText(
      [
        { text: label, options: { ...plain, fontSize: sizes.small, color: quiet, breakLine: true } },
        {
          text: figure.text,
          options: { ...plain, fontSize: figurePoints(part.across), bold: true, breakLine: true },
        },
        { text: note, options: { ...plain, fontSize: sizes.small, color: quiet } },
      ],
      { ...plain, x: x + 0.17, y: part.y, w: width - 0.3, h },
    )
  })
}
