import type { CustomSeriesRenderItem } from 'echarts'
import type { Series } from '../../model/document.ts'
import { ink } from './shades.ts'

type Where = {
  lying: boolean
  /** Which of the columns side by side it belongs to; −1 for a line. */
  at: number
  of: number
}

const cap = 4
const casing = { stroke: '#fff', lineWidth: 3 }
const stroke = { stroke: ink, lineWidth: 1.2 }

/** Intervals as whiskers: a line from end to end with a cap at each. */
export function whiskers({ intervals = [], values }: Series, { lying, at, of }: Where) {
  const renderItem: CustomSeriesRenderItem = (_, api) => {
    const position = api.value(0) as number
    const ends = [api.value(1), api.value(2)].map(end => {
      const point = api.coord(lying ? [end as number, position] : [position, end as number])
      return [point[0]!, point[1]!] as const
    })
    const [low, high] = ends as [readonly [number, number], readonly [number, number]]
    const shift = at < 0 || of < 2 ? 0 : columnOffset(api.size!([1, 1]) as number[], { lying, at, of })
    const path = lying
      ? { x1: low[0], x2: high[0], y1: low[1] + shift, y2: low[1] + shift }
      : { x1: low[0] + shift, x2: low[0] + shift, y1: low[1], y2: high[1] }
    type Ends = typeof path
    const line = (shape: Ends, style: object) => ({ type: 'line' as const, shape, style, silent: true })
    const capAt = (x: number, y: number) =>
      lying ? { x1: x, x2: x, y1: y - cap, y2: y + cap } : { x1: x - cap, x2: x + cap, y1: y, y2: y }
    const strokes = [path, capAt(path.x1, path.y1), capAt(path.x2, path.y2)]
    // On a dark column the white around it shows it.
    return {
      type: 'group',
      children: [casing, stroke].flatMap(style => strokes.map(shape => line(shape, style))),
    }
  }
  return {
    type: 'custom',
    silent: true,
    z: 5,
    renderItem,
    encode: lying ? { x: [1, 2], y: 0 } : { x: 0, y: [1, 2] },
    data: intervals.flatMap((interval, index) =>
      // What is withheld could be read from its interval.
      interval && values[index] && !values[index].withheld ? [[index, ...interval]] : [],
    ),
  }
}

/** As the columns themselves are laid out: a gap of 28 % between categories, of 8 % of a column between columns. */
function columnOffset(size: readonly number[], { lying, at, of }: Where): number {
  const band = size[lying ? 1 : 0]! * 0.72
  const width = band / (of + (of - 1) * 0.08)
  return -band / 2 + width / 2 + at * width * 1.08
}
