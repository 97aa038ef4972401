import { chartTable } from '../../model/chart-table.ts'
import type { Block, Picture, Table } from '../../model/document.ts'
import { signalsTold } from '../../model/signals-told.ts'
import type { Draw } from '../draw.ts'
import { heightOf, linesOf } from '../measure.ts'
import { isToldBeneath, type Numbered, tableOfDrawing } from '../numbered.ts'
import { pictureSize, sizeWithin, svgSize } from '../picture-size.ts'
import { isChart, readsAsChart } from './chart-rules.ts'
import { nextSlide, type Pouring, put, putText, roomLeft, roomOfSlide, textHeight } from './pour.ts'
import { putTable, roomToBegin } from './pour-table.ts'
import { figurePoints, inner, left, type Paragraph, sizes } from './slide.ts'

/** What the blocks of a pack need to be poured. */
export type Pourer = { draw: Draw; numbered: Numbered }

/**
 * Blocks on slides, in order: text flows on, what is drawn takes what room there is. A heading stays with what it is
 * of, and a finding with its figures.
 */
export function putBlocks(pouring: Pouring, blocks: readonly Block[], pourer: Pourer): void {
  blocks.forEach((block, at) => {
    const [rest, leads] = [blocks.slice(at), block.kind === 'heading' || block.kind === 'finding']
    if (leads && roomOf(rest) > roomLeft(pouring)) nextSlide(pouring)
    if (block.kind === 'chart') putChart(pouring, block, pourer, wordsAfter(rest))
    else putBlock(pouring, block, pourer, 0)
  })
}

const headingRoom = 0.45
const figuresRoom = 1.2
/** A drawing that would be lower than this goes to the next slide. */
const leastDrawing = 3.2
const mostChart = 4.1

/** The room that a heading or finding takes together with the beginning of what follows it. */
function roomOf([block, ...rest]: readonly Block[]): number {
  switch (block?.kind) {
    case undefined:
      return 0
    case 'heading':
      return headingRoom + roomOf(rest)
    case 'table':
      return roomToBegin(block.table)
    case 'chart':
      return isChart(block.chart) ? leastDrawing + 2 * headingRoom : roomOfSlide / 2
    case 'map':
      return leastDrawing + 2 * headingRoom
    case 'figures':
      return figuresRoom
    case 'finding':
      return wordsHeight(block) + (rest[0]?.kind === 'figures' ? figuresRoom : 0)
    case 'text':
    case 'note':
      return wordsHeight(block) + (rest[0]?.kind === 'finding' ? roomOf(rest) : 0)
    default:
      return 0.9
  }
}

type ChartBlock = Extract<Block, { kind: 'chart' }>
type Words = Extract<Block, { kind: 'text' | 'note' | 'finding' }>
const isWords = (block: Block): block is Words =>
  block.kind === 'text' || block.kind === 'note' || block.kind === 'finding'

const paragraphOf = ({ kind, runs }: Words): Paragraph => ({
  runs,
  level: 0,
  points: kind === 'note' ? sizes.small : sizes.text,
  ...(kind === 'note' && { quiet: true }),
  ...(kind === 'finding' && { finding: true }),
})
const wordsHeight = (block: Words) => textHeight([paragraphOf(block)])

/** What the words take that follow a drawing and are about it. */
function wordsAfter([, ...rest]: readonly Block[]): number {
  const end = rest.findIndex(block => !isWords(block))
  const words = rest.slice(0, end < 0 ? rest.length : end).filter(isWords)
  return words.reduce((sum, block) => sum + wordsHeight(block), 0)
}

const small = (text: string): Paragraph => ({ runs: [{ text }], points: sizes.small, level: 0, quiet: true })
const heading = (text: string, points = sizes.heading): Paragraph => ({
  runs: [{ text }],
  points,
  level: 0,
  heading: true,
})

function putBlock(pouring: Pouring, block: Block, pourer: Pourer, level: number): void {
  switch (block.kind) {
    case 'text':
    case 'finding':
    case 'note':
      putText(pouring, [{ ...paragraphOf(block), level }])
      break
    case 'heading':
      putText(pouring, [heading(block.text, block.level === 3 ? sizes.heading : sizes.text)])
      break
    case 'list':
      putList(pouring, block, pourer, level)
      break
    case 'quote':
      for (const part of block.blocks) putBlock(pouring, part, pourer, level + 1)
      break
    case 'figures':
      putFigures(pouring, block)
      break
    case 'table':
      putTable(pouring, block.table)
      break
    case 'chart':
      putChart(pouring, block, pourer)
      break
    case 'map':
      putMap(pouring, block, pourer)
      break
    case 'picture':
      putPicture(pouring, block.picture)
      break
    case 'terms':
      for (const [term, words] of block.terms) {
        const runs = [{ text: term, bold: true as const }, { text: `: ${words}` }]
        putText(pouring, [{ runs, points: sizes.text, level }])
      }
  }
}

function putList(pouring: Pouring, list: Extract<Block, { kind: 'list' }>, pourer: Pourer, level: number) {
  list.items.forEach((item, at) => {
    let marked = false
    for (const block of item) {
      if (!('runs' in block)) {
        putBlock(pouring, block, pourer, level + 1)
        continue
      }
      const bullet = marked ? undefined : list.ordered ? at + 1 : 'dot'
      putText(pouring, [{ runs: block.runs, points: sizes.text, level: level + 1, bullet }])
      marked = true
    }
  })
}

/** Four stand beside one another in smaller type; any other number in rows of three. */
const acrossOf = (figures: readonly unknown[]) => (figures.length === 4 ? 4 : 3)

function putFigures(pouring: Pouring, { figures }: Extract<Block, { kind: 'figures' }>) {
  const across = acrossOf(figures)
  for (let at = 0; at < figures.length; at += across) {
    const row = figures.slice(at, at + across)
    const width = inner / across - 0.35
    const lines = (text: string, points: number) =>
      text === '' ? 0 : heightOf(linesOf([{ text, bold: true }], points, width).length, points)
    const height = Math.max(
      ...row.map(
        ({ label, figure, note }) =>
          lines(label, sizes.small) + lines(figure.text, figurePoints(across)) + lines(note, sizes.small),
      ),
    )
    put(pouring, { kind: 'figures', figures: row, across, height: height + 0.25 })
  }
}

/** A chart, lower where the words about it then stand with it. */
function putChart(pouring: Pouring, block: ChartBlock, { numbered }: Pourer, wordsRoom = 0) {
  const { chart } = block
  const title = heading(`Figure ${numbered.get(block)}. ${chart.title}`, sizes.text)
  if (!isChart(chart)) {
    if (roomLeft(pouring) < roomOfSlide / 2) nextSlide(pouring)
    putText(pouring, [title, small(chart.alternative)])
    putTable(pouring, chartTable(chart))
    return
  }
  const told = [
    ...(chart.marks ?? []).map(({ at, words }) => `${at}: ${words}`),
    ...signalsTold(chart.signals ?? [], ({ at }) => chart.categories[at] ?? '').map(
      ({ which, words }) => `${which}: ${words}`,
    ),
    ...whereTold(block),
  ].map(small)
  const around = textHeight([title, ...told])
  if (roomLeft(pouring) - around < leastDrawing) nextSlide(pouring)
  const room = roomLeft(pouring) - around
  const beside = room - wordsRoom >= leastDrawing ? room - wordsRoom : room
  const height = Math.max(leastDrawing, Math.min(mostChart, beside))
  putText(pouring, [title])
  put(pouring, { kind: 'chart', chart, height })
  putText(pouring, told)
}

/** The figures of a chart or map, where they can be read neither in it nor beneath it. */
export function tableBehind(block: Block): Table | null {
  if (block.kind === 'chart' && (!isChart(block.chart) || readsAsChart(block.chart))) return null
  return tableOfDrawing(block)
}

function whereTold(block: Block): string[] {
  if (isToldBeneath(block)) return ['Its figures are in the table beneath.']
  return tableBehind(block) ? ['Its figures are at the end.'] : []
}

function putMap(pouring: Pouring, block: Extract<Block, { kind: 'map' }>, { draw, numbered }: Pourer) {
  const { map } = block
  const svg = draw.map(map)
  const title = heading(`Figure ${numbered.get(block)}. ${map.title}`, sizes.text)
  const told = [...(map.moved ? [map.moved] : []), ...whereTold(block)].map(small)
  const around = textHeight([title, ...told]) + 0.1
  if (roomLeft(pouring) - around < leastDrawing) nextSlide(pouring)
  putText(pouring, [title])
  const size = sizeWithin(svgSize(svg), { width: inner, height: roomLeft(pouring) - textHeight(told) - 0.1 })
  put(pouring, {
    kind: 'drawing',
    svg,
    alternative: map.alternative,
    width: size.width,
    height: size.height,
    x: left + (inner - size.width) / 2,
  })
  putText(pouring, told)
}

const pixelsPerInch = 96

function putPicture(pouring: Pouring, picture: Picture) {
  const size = pictureSize(picture.mediaType, Buffer.from(picture.base64, 'base64'))
  if (!size) {
    putText(pouring, [small(`Picture that cannot be shown here: ${picture.alternative}`)])
  } else {
    const { width, height } = sizeWithin(
      { width: size.width / pixelsPerInch, height: size.height / pixelsPerInch },
      { width: inner, height: roomOfSlide - 0.6 },
      1,
    )
    if (height > roomLeft(pouring) - 0.5) nextSlide(pouring)
    put(pouring, { kind: 'picture', picture, width, height, x: left + (inner - width) / 2 })
  }
  if (picture.caption) putText(pouring, [small(picture.caption)])
}
