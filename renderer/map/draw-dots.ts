import type { View } from './canvas-layer.ts'
import type { MapColours } from './colours.ts'
import type { Pen } from './pen.ts'
import { levelAt, type PlaceIndex } from './place-index.ts'
import { stretchesInView } from './symbols.ts'

/**
 * Every place as a dot, the more incidents the darker: written straight into one image, which takes milliseconds
 * for a million. With a pen of vectors each pixel that is taken is one small square.
 */
export function drawDots(index: PlaceIndex, colours: MapColours) {
  return (pen: Pen, view: View) => {
    if (pen.pixels) putDots(pen.pixels, dotsIn(index, view, window.devicePixelRatio), colours)
    else traceDots(pen, dotsIn(index, view, 1), colours)
  }
}

type Dots = { width: number; height: number; weights: Float32Array }

/** Incidents at each pixel of a view. */
export function dotsIn(index: PlaceIndex, view: View, ratio: number): Dots {
  const width = Math.round(view.width * ratio)
  const height = Math.round(view.height * ratio)
  const weights = new Float32Array(width * height)
  const scale = view.worldPixels * ratio
  const [left, top] = [view.left * ratio, view.top * ratio]
  const { xs, ys, counts } = index
  for (const { from, to } of stretchesInView(
    index,
    view,
    levelAt(index, Math.log2(view.worldPixels / 256)),
  )) {
    for (let at = from; at < to; at++) {
      const x = Math.floor(xs[at]! * scale - left)
      const y = Math.floor(ys[at]! * scale - top)
      if (x >= 0 && y >= 0 && x < width && y < height) weights[y * width + x]! += counts[at]!
    }
  }
  return { width, height, weights }
}

/** One incident is seen well enough, ten are plain. */
const alphaOf = (weight: number) => Math.min(1, 0.55 + 0.2 * Math.log10(weight))

function putDots(context: CanvasRenderingContext2D, { width, height, weights }: Dots, colours: MapColours) {
  const image = context.createImageData(width, height)
  const pixels = new Uint32Array(image.data.buffer)
  const [red, green, blue] = colours.dot
  const ink = (blue << 16) | (green << 8) | red
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at]!
    if (weight === 0) continue
    const dot = ((Math.round(alphaOf(weight) * 255) << 24) | ink) >>> 0
    pixels[at] = dot
    // Two by two, or single dots would be too faint for the eye; a place's own pixel is not painted over.
    for (const beside of [at + 1, at + width, at + width + 1]) {
      if (beside < weights.length && weights[beside] === 0) pixels[beside] = dot
    }
  }
  context.putImageData(image, 0, 0)
}

function traceDots(pen: Pen, { width, weights }: Dots, colours: MapColours) {
  pen.fillStyle = `rgb(${colours.dot.join(', ')})`
  pen.globalAlpha = 0.75
  pen.beginPath()
  for (let at = 0; at < weights.length; at++) {
    if (weights[at]! > 0) pen.rect(at % width, Math.floor(at / width), 1.6, 1.6)
  }
  pen.fill()
  pen.globalAlpha = 1
}
