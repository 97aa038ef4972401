/** What a drawing uses of a canvas, so that the same drawing can be made on a screen and in a picture of vectors. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'closePath'
  | 'arc'
  | 'rect'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'strokeText'
  | 'measureText'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'globalAlpha'
> & {
  /** A fill of lines in a colour, by the name of its pattern. */
  patterned(pattern: Pattern, colour: string): string | CanvasPattern
  /** A dot for each place in view; a picture has no pixels, and leaves it out. */
  pixels?: CanvasRenderingContext2D
}

export type Pattern = keyof typeof patternPaths
export const patternPixels = 8

/** Lines within a square of eight pixels that repeats, as a path of SVG. */
export const patternPaths = {
  rising: 'M-2 2L2 -2M0 8L8 0M6 10L10 6',
  falling: 'M-2 6L2 10M0 0L8 8M6 -2L10 2',
  level: 'M0 4L8 4',
  upright: 'M4 0L4 8',
  crossed: 'M0 4L8 4M4 0L4 8',
  dotted: 'M3 4L5 4',
  netted: 'M0 8L8 0M0 0L8 8',
} as const

/** A canvas as a pen. */
export function canvasPen(context: CanvasRenderingContext2D): Pen {
  const made = new Map<string, CanvasPattern>()
  return Object.assign(context, {
    pixels: context,
    patterned(pattern: Pattern, colour: string) {
      const key = `${pattern} ${colour}`
      const known = made.get(key)
      if (known) return known
      const ratio = window.devicePixelRatio
      const square = document.createElement('canvas')
      square.width = patternPixels * ratio
      square.height = patternPixels * ratio
      const inside = square.getContext('2d')!
      inside.scale(ratio, ratio)
      inside.strokeStyle = colour
      inside.lineWidth = 1.2
      inside.stroke(new Path2D(patternPaths[pattern]))
      const filled = context.createPattern(square, 'repeat')!
      filled.setTransform(new DOMMatrix([1 / ratio, 0, 0, 1 / ratio, 0, 0]))
      made.set(key, filled)
      return filled
    },
  })
}
