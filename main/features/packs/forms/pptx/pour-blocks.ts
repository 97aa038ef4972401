import { chartTable } from '../../model/chart-table.ts'
import type { Block, Chart, MapFigure, Picture, Run } from '../../model/document.ts'
import { mapTable } from '../../model/pack-tables.ts'
import type { Draw } from '../draw.ts'
import { pictureSize, sizeWithin, svgSize } from '../picture-size.ts'
import { isChart, readsAsChart } from './chart-rules.ts'
import { heightOf, linesOf } from './measure.ts'
import { nextSlide, type Pouring, put, putText, roomLeft, roomOfSlide } from './pour.ts'
import { putTable } from './pour-table.ts'
import { inner, left, type Paragraph, sizes } from './slide.ts'

/** Blocks on slides, in order: text flows on, what is drawn has a slide of its own where it needs one. */
export function putBlocks(pouring: Pouring, blocks: readonly Block[], draw: Draw): void {
  for (const block of blocks) putBlock(pouring, block, draw, 0)
}

const small = (text: string): Paragraph => ({ runs: [{ text }], points: sizes.small, level: 0, quiet: true })
const heading = (text: string, points = sizes.heading): Paragraph => ({
  ...{ runs: [{ text }], points, level: 0, heading: true },
})

function putBlock(pouring: Pouring, block: Block, draw: Draw, level: number): void {
  const text = (runs: readonly Run[], more: Partial<Paragraph> = {}) =>
    putText(pouring, [{ runs, points: sizes.text, level, ...more }])
  switch (block.kind) {
    case 'text':
      text(block.runs)
      break
    case 'heading':
      putText(pouring, [heading(block.text, block.level === 3 ? sizes.heading : sizes.text)])
      break
    case 'list':
      putList(pouring, block, draw, level)
      break
    case 'quote':
      for (const part of block.blocks) putBlock(pouring, part, draw, level + 1)
      break
    case 'finding':
      text(block.runs, { finding: true })
      break
    case 'note':
      text(block.runs, { points: sizes.small, quiet: true })
      break
    case 'figures':
      putFigures(pouring, block)
      break
    case 'table':
      putTable(pouring, block.table)
      break
    case 'chart':
      putChart(pouring, block.chart)
      break
    case 'map':
      putMap(pouring, block.map, draw)
      break
    case 'picture':
      putPicture(pouring, block.picture)
      break
    case 'terms':
      for (const [term, words] of block.terms) text([{ text: term, bold: true }, { text: `: ${words}` }])
  }
}

function putList(pouring: Pouring, list: Extract<Block, { kind: 'list' }>, draw: Draw, level: number) {
  list.items.forEach((item, at) => {
    let marked = false
    for (const block of item) {
      if (!('runs' in block)) {
        putBlock(pouring, block, draw, level + 1)
        continue
      }
      const bullet = marked ? undefined : list.ordered ? at + 1 : 'dot'
      putText(pouring, [{ runs: block.runs, points: sizes.text, level: level + 1, bullet }])
      marked = true
    }
  })
}

const across = 3

function putFigures(pouring: Pouring, { figures }: Extract<Block, { kind: 'figures' }>) {
  for (let at = 0; at < figures.length; at += across) {
    const row = figures.slice(at, at + across)
    const width = inner / across - 0.35
    const lines = (text: string, points: number) =>
      text === '' ? 0 : heightOf(linesOf([{ text, bold: true }], points, width).length, points)
    const height = Math.max(
      ...row.map(
        ({ label, figure, note }) =>
          lines(label, sizes.small) + lines(figure.text, sizes.figure) + lines(note, sizes.small),
      ),
    )
    put(pouring, { kind: 'figures', figures: row, across, height: height + 0.25 })
  }
}

const chartHeight = 4.1

function putChart(pouring: Pouring, chart: Chart) {
  if (!isChart(chart)) {
    if (roomLeft(pouring) < roomOfSlide / 2) nextSlide(pouring)
    putText(pouring, [heading(chart.title, sizes.text), small(chart.alternative)])
    putTable(pouring, chartTable(chart))
    return
  }
  const told = [
    ...(chart.marks ?? []).map(({ at, words }) => `${at}: ${words}`),
    ...(chart.signals ?? []).map(({ at, words }) => `${chart.categories[at] ?? ''}: ${words}`),
  ]
  if (roomLeft(pouring) < chartHeight + 1) nextSlide(pouring)
  putText(pouring, [heading(chart.title, sizes.text)])
  put(pouring, { kind: 'chart', chart, height: chartHeight })
  putText(pouring, told.map(small))
  if (!readsAsChart(chart)) putTable(pouring, chartTable(chart))
}

function putMap(pouring: Pouring, map: MapFigure, draw: Draw) {
  const svg = draw.map(map)
  nextSlide(pouring)
  putText(pouring, [heading(map.title, sizes.text)])
  const moved = map.moved ? linesOf([{ text: map.moved }], sizes.small, inner - 0.05).length : 0
  const below = 0.15 + heightOf(moved, sizes.small)
  const size = sizeWithin(svgSize(svg), { width: inner, height: roomLeft(pouring) - below })
  put(pouring, {
    ...{ kind: 'drawing', svg, alternative: map.alternative, width: size.width, height: size.height },
    x: left + (inner - size.width) / 2,
  })
  if (map.moved) putText(pouring, [small(map.moved)])
  const figures = mapTable(map)
  if (figures) putTable(pouring, figures)
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
