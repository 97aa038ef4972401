import * as L from 'leaflet'
import { canvasPen, type Pen } from './pen.ts'
import { drawNever, drawSoon } from './redraw-queue.ts'

/** What a drawing needs to know of the view: where its canvas lies on the world, in pixels of this zoom. */
export type View = {
  /** Pixels of the whole world's side at this zoom. */
  worldPixels: number
  /** World pixel at the canvas's top left. */
  left: number
  top: number
  width: number
  height: number
  /** What can be seen of the canvas without moving the map. */
  visible: { left: number; top: number; right: number; bottom: number }
}

export type Draw = (pen: Pen, view: View) => void

// Drawn a little beyond the edge, so that moving the map does not uncover bare ground at once.
const margin = 0.15

/** A layer drawn by a function on one canvas, once each time the map comes to rest. */
export class CanvasLayer extends L.Layer {
  #canvas = document.createElement('canvas')
  #draw: Draw
  #topLeft = L.point(0, 0)
  #zoom = 0
  #name: string
  #redraw = () => this.redraw()

  constructor(pane: string, draw: Draw, name = '') {
    super()
    L.setOptions(this, { pane })
    this.#draw = draw
    this.#canvas.className = 'leaflet-zoom-animated'
    this.#canvas.style.pointerEvents = 'none'
    this.#canvas.setAttribute('aria-hidden', 'true')
    this.#name = name
  }

  override getEvents(): Record<string, L.LeafletEventHandlerFn> {
    return {
      moveend: () => drawSoon(this.#redraw),
      resize: () => drawSoon(this.#redraw),
      zoomanim: event => this.#followZoom(event as L.ZoomAnimEvent),
    }
  }

  override onAdd(): this {
    this.getPane()!.append(this.#canvas)
    drawSoon(this.#redraw)
    return this
  }

  override onRemove(): this {
    this.#canvas.remove()
    drawNever(this.#redraw)
    return this
  }

  setDraw(draw: Draw): void {
    this.#draw = draw
    drawSoon(this.#redraw)
  }

  redraw(): void {
    const map = this._map
    if (!map) return
    const size = map.getSize()
    const beyond = size.multiplyBy(margin).round()
    const whole = size.add(beyond.multiplyBy(2))
    const corner = map.containerPointToLayerPoint(L.point(0, 0)).subtract(beyond).round()
    this.#zoom = map.getZoom()
    this.#topLeft = map.getPixelOrigin().add(corner)

    const ratio = window.devicePixelRatio
    const [width, height] = [Math.round(whole.x * ratio), Math.round(whole.y * ratio)]
    const context = this.#canvas.getContext('2d')!
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width
      this.#canvas.height = height
      this.#canvas.style.width = `${whole.x}px`
      this.#canvas.style.height = `${whole.y}px`
    } else {
      // Cleared, not made anew: a canvas of this size costs milliseconds to make.
      context.reset()
    }
    L.DomUtil.setTransform(this.#canvas, corner, 1)

    context.scale(ratio, ratio)
    this.#draw(canvasPen(context), {
      worldPixels: 256 * 2 ** this.#zoom,
      left: this.#topLeft.x,
      top: this.#topLeft.y,
      width: whole.x,
      height: whole.y,
      visible: { left: beyond.x, top: beyond.y, right: beyond.x + size.x, bottom: beyond.y + size.y },
    })
    // Says that it is there to be seen, for whoever measures how long that took.
    this.#canvas.dataset.drawn = this.#name
  }

  // While Leaflet animates a zoom the last drawing is stretched to where it will be drawn anew.
  #followZoom({ zoom, center }: L.ZoomAnimEvent) {
    const map = this._map
    const scale = map.getZoomScale(zoom, this.#zoom)
    const moved = L.DomUtil.getPosition(map.getPanes().mapPane)
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(moved).round()
    L.DomUtil.setTransform(this.#canvas, this.#topLeft.multiplyBy(scale).subtract(origin), scale)
  }
}
