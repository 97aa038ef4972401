import type {
  Block,
  Cell,
  Chart,
  Figure,
  MapFigure,
  PackDocument,
  Run,
  Section,
  Table,
} from '../model/document.ts'

/** What is done with each part of a pack that can hold a figure; the rest stays as it is. */
export type FigureChange = {
  figure(figure: Figure): Figure
  chart(chart: Chart): Chart
  map(map: MapFigure): MapFigure
  table(table: Table): Table
  runs(runs: readonly Run[]): readonly Run[]
}

/** A pack in which every figure was changed, wherever it stands. */
export function withFigures(document: PackDocument, change: FigureChange): PackDocument {
  return {
    ...document,
    sections: document.sections.map(section => sectionWith(section, change)),
    sources: document.sources.map(source => ({
      ...source,
      incidents: change.figure(source.incidents),
      unplaced: change.figure(source.unplaced),
      uncoded: change.figure(source.uncoded),
    })),
  }
}

function sectionWith(section: Section, change: FigureChange): Section {
  return { ...section, blocks: section.blocks.map(block => blockWith(block, change)) }
}

function blockWith(block: Block, change: FigureChange): Block {
  switch (block.kind) {
    case 'text':
    case 'finding':
    case 'note':
      return { ...block, runs: change.runs(block.runs) }
    case 'list':
      return { ...block, items: block.items.map(item => item.map(one => blockWith(one, change))) }
    case 'quote':
      return { ...block, blocks: block.blocks.map(one => blockWith(one, change)) }
    case 'figures':
      return {
        ...block,
        figures: block.figures.map(one => {
          const figure = change.figure(one.figure)
          // The note may say what the figure was made of.
          return { ...one, figure, note: figure.withheld && !one.figure.withheld ? '' : one.note }
        }),
      }
    case 'table':
      return { ...block, table: change.table(block.table) }
    case 'chart':
      return { ...block, chart: change.chart(block.chart) }
    case 'map':
      return { ...block, map: change.map(block.map) }
    default:
      return block
  }
}

/** Every figure of a pack, in the order in which it stands there. */
export function figuresIn(document: PackDocument): Figure[] {
  const found: Figure[] = []
  const take = (figure: Figure) => {
    found.push(figure)
    return figure
  }
  withFigures(document, {
    figure: take,
    runs: runs => {
      for (const { figure, text } of runs) if (figure) take({ ...figure, text })
      return runs
    },
    table: table => {
      for (const cell of table.rows.flat()) for (const figure of figuresOfCell(cell)) take(figure)
      return table
    },
    chart: chart => {
      for (const figure of chart.series.flatMap(({ values }) => values)) if (figure) take(figure)
      return chart
    },
    map: map => {
      for (const { figure } of map.outlines) if (figure) take(figure)
      return map
    },
  })
  return found
}

export function figuresOfCell(cell: Cell): Figure[] {
  if (typeof cell === 'string') return []
  if ('runs' in cell) {
    return cell.runs.flatMap(run => (run.figure ? [{ ...run.figure, text: run.text }] : []))
  }
  return [cell]
}
