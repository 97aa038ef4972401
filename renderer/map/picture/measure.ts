import type { Measure } from './svg-pen.ts'
import { family } from './text.ts'

/** Measures texts as the screen would draw them in the picture's family. */
export function screenMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')!
  return (text, font) => {
    const size = /^(.*?[\d.]+px)/.exec(font)?.[1] ?? '11px'
    context.font = `${size} ${family}`
    return context.measureText(text).width
  }
}
