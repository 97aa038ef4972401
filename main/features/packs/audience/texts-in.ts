import type { Block, Cell, PackDocument, Run, Table } from '../model/document.ts'

/** A text of a pack and where it stands, in words that lead a person there. */
export type TextIn = { where: string; text: string }

/** Every text that any form of a pack could write. */
export function textsIn(document: PackDocument): TextIn[] {
  const { title, lead, reference, audienceWords, sections, sources, caveats, definitions, distribution } =
    document
  return [
    ...at('the title', title, reference, audienceWords),
    ...at('the lead', lead),
    ...at('the words for the logo', document.look.logo?.alternative),
    ...sections.flatMap(section => [
      ...at('a heading', section.title),
      ...section.blocks.flatMap(block => inBlock(block, `“${section.title}”`)),
    ]),
    ...sources.flatMap(one =>
      at('the sources', one.name, one.agencyName, one.upTo, one.leftOut, one.incidents.text),
    ),
    ...at('the caveats', ...caveats),
    ...at('the definitions', ...definitions.flat()),
    ...at('the distribution list', ...distribution.flatMap(one => [one.who, one.agencyName, one.how])),
  ]
}

const at = (where: string, ...texts: readonly (string | undefined)[]): TextIn[] =>
  texts.flatMap(text => (text ? [{ where, text }] : []))

/** A number may be split over runs of different styles: they are read as one. */
const runsText = (runs: readonly Run[]) =>
  runs.map(({ text, lineBreak }) => (lineBreak ? `${text}\n` : text)).join('')

function inBlock(block: Block, where: string): TextIn[] {
  switch (block.kind) {
    case 'text':
    case 'finding':
    case 'note':
      return at(where, runsText(block.runs))
    case 'heading':
      return at(where, block.text)
    case 'list':
      return block.items.flatMap(item => item.flatMap(one => inBlock(one, where)))
    case 'quote':
      return block.blocks.flatMap(one => inBlock(one, where))
    case 'figures':
      return block.figures.flatMap(one => at(where, one.label, one.figure.text, one.note))
    case 'table':
      return inTable(block.table, where)
    case 'chart': {
      const { title, alternative, unit, categories, series, marks = [], signals = [] } = block.chart
      return at(
        `the chart “${title}” in ${where}`,
        ...[title, alternative, unit, ...categories, ...series.map(one => one.name)],
        ...[...marks, ...signals].map(({ words }) => words),
      )
    }
    case 'map': {
      const { title, alternative, moved, outlines, shades = [] } = block.map
      return at(
        `the map “${title}” in ${where}`,
        ...[title, alternative, moved],
        ...outlines.flatMap(({ name, figure }) => [name, figure?.text]),
        ...shades.map(({ words }) => words),
      )
    }
    case 'picture':
      return at(`a picture in ${where}`, block.picture.alternative, block.picture.caption)
    case 'terms':
      return at(where, ...block.terms.flat())
  }
}

function inTable({ caption, columns, rows, note, empty }: Table, where: string): TextIn[] {
  const here = `the table “${caption}” in ${where}`
  return [
    ...at(here, caption, note, empty, ...columns.map(({ label }) => label)),
    ...rows.flatMap((row, number) => at(`row ${number + 1} of ${here}`, ...row.map(cellText))),
  ]
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return cell
  return 'runs' in cell ? runsText(cell.runs) : cell.text
}
