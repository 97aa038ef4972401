import type { Draw, View } from './canvas-layer.ts'
import type { MapColours } from './colours.ts'
import { fromWorld, toWorld } from './world.ts'

const spacingsMetres = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000]
const closestPixels = 110
// Kept clear of the edges and of what stands in the corners.
const clear = { left: 60, right: 110, top: 120, bottom: 20 }

/** The national grid as thin lines. */
export function drawGraticule(colours: MapColours): Draw {
  return (context, view) => {
    context.lineWidth = 1
    context.strokeStyle = colours.grid
    for (const { pixels } of gridLines(view)) {
      context.beginPath()
      for (const [x, y] of pixels) context.lineTo(x, y)
      context.stroke()
    }
  }
}

/** The names of the grid's lines in kilometres, along the left and the lower edge. */
export function drawGraticuleNames(colours: MapColours): Draw {
  return (context, view) => {
    const { left, right, top, bottom } = view.visible
    context.font = '11px system-ui, sans-serif'
    context.textBaseline = 'middle'
    context.lineWidth = 4
    context.strokeStyle = colours.ground
    context.fillStyle = colours.gridText
    const write = (text: string, x: number, y: number, align: CanvasTextAlign) => {
      context.textAlign = align
      context.strokeText(text, x, y)
      context.fillText(text, x, y)
    }
    for (const { axis, kilometres, pixels } of gridLines(view)) {
      if (axis === 'easting') {
        const y = bottom - 10
        const x = crossing(pixels, 1, y)
        if (x > left + clear.left && x < right - clear.right) write(`E ${kilometres}`, x, y, 'center')
      } else {
        const x = left + 6
        const y = crossing(pixels, 0, x)
        if (y > top + clear.top && y < bottom - clear.bottom) write(`N ${kilometres}`, x, y, 'left')
      }
    }
  }
}

type Pixel = [x: number, y: number]
type GridLine = { axis: 'easting' | 'northing'; kilometres: number; pixels: Pixel[] }

function gridLines(view: View): GridLine[] {
  const { west, east, south, north } = gridBounds(view)
  const spacing = spacingsMetres.find(metres => (metres / (east - west)) * view.width >= closestPixels)
  if (!spacing) return []
  const eastings = multiples(spacing, west, east).map(easting => ({
    axis: 'easting' as const,
    kilometres: easting / 1000,
    pixels: pixelsAlong(view, step => [easting, south + (north - south) * step]),
  }))
  const northings = multiples(spacing, south, north).map(northing => ({
    axis: 'northing' as const,
    kilometres: northing / 1000,
    pixels: pixelsAlong(view, step => [west + (east - west) * step, northing]),
  }))
  return [...eastings, ...northings]
}

function multiples(of: number, from: number, to: number): number[] {
  const first = Math.ceil(from / of)
  return Array.from(
    { length: Math.max(0, Math.floor(to / of) - first + 1) },
    (_, index) => (first + index) * of,
  )
}

// A line of the grid is slightly bent on the map: eight pieces are straight enough for the eye.
const steps = 8

function pixelsAlong(view: View, at: (step: number) => [number, number]): Pixel[] {
  return Array.from({ length: steps + 1 }, (_, index) => {
    const [x, y] = toWorld(...at(index / steps))
    return [x * view.worldPixels - view.left, y * view.worldPixels - view.top]
  })
}

/** Where a line that runs along one axis passes a value on it: the other coordinate there, or far off. */
function crossing(line: Pixel[], axis: 0 | 1, value: number): number {
  for (let index = 1; index < line.length; index++) {
    const from = line[index - 1]!
    const to = line[index]!
    const share = (value - from[axis]) / (to[axis] - from[axis])
    if (share >= 0 && share <= 1) return from[1 - axis]! + share * (to[1 - axis]! - from[1 - axis]!)
  }
  return -Infinity
}

function gridBounds({ worldPixels, left, top, width, height }: View) {
  const corners = [0, 0.5, 1].flatMap(across =>
    [0, 0.5, 1].map(down =>
      fromWorld((left + width * across) / worldPixels, (top + height * down) / worldPixels),
    ),
  )
  const eastings = corners.map(([easting]) => easting)
  const northings = corners.map(([, northing]) => northing)
  return {
    west: Math.min(...eastings),
    east: Math.max(...eastings),
    south: Math.min(...northings),
    north: Math.max(...northings),
  }
}
