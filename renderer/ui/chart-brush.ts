import type { ECharts } from 'echarts/core'
import styles from './chart.module.css'

/** A place in a chart by the positions of its categories: along the horizontal axis, and up or down the other. */
export type ChartCell = [column: number, row: number]

/**
 * Lets a rectangle be dragged over a chart, and tells the cells at two of its corners. A click is one cell. What it
 * does must be to be had by keyboard elsewhere.
 *
 * @param latest asked when the drag ends, so that a new function needs no new chart.
 * @returns what takes it away again.
 */
export function addBrush(
  chart: ECharts,
  element: HTMLElement,
  latest: () => ((from: ChartCell, to: ChartCell) => void) | undefined,
): () => void {
  const shade = element.ownerDocument.createElement('div')
  shade.className = styles.brush!
  shade.hidden = true
  element.append(shade)
  let start: [number, number] | null = null

  const pixelOf = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const { left, top } = element.getBoundingClientRect()
    return [clientX - left, clientY - top]
  }
  const cellAt = (pixel: [number, number]) =>
    (chart.convertFromPixel({ gridIndex: 0 }, pixel) as number[]).map(Math.round) as ChartCell

  function down(event: PointerEvent) {
    const pixel = pixelOf(event)
    if (event.button !== 0 || !chart.containPixel({ gridIndex: 0 }, pixel)) return
    start = pixel
    element.setPointerCapture(event.pointerId)
  }
  function move(event: PointerEvent) {
    if (!start) return
    const [x, y] = pixelOf(event)
    shade.hidden = false
    shade.style.left = `${Math.min(x, start[0])}px`
    shade.style.top = `${Math.min(y, start[1])}px`
    shade.style.width = `${Math.abs(x - start[0])}px`
    shade.style.height = `${Math.abs(y - start[1])}px`
  }
  function up(event: PointerEvent) {
    if (start) latest()?.(cellAt(start), cellAt(pixelOf(event)))
    cancel()
  }
  function cancel() {
    start = null
    shade.hidden = true
  }

  element.addEventListener('pointerdown', down)
  element.addEventListener('pointermove', move)
  element.addEventListener('pointerup', up)
  element.addEventListener('pointercancel', cancel)
  return () => {
    shade.remove()
    element.removeEventListener('pointerdown', down)
    element.removeEventListener('pointermove', move)
    element.removeEventListener('pointerup', up)
    element.removeEventListener('pointercancel', cancel)
  }
}
