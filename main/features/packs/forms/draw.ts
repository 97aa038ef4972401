import type { Chart, MapFigure } from '../model/document.ts'
import { chartSvg } from './html/chart-svg.ts'
import { mapSvg } from './html/map-svg.ts'

/** Charts and maps as drawings in SVG, the same as on paper. */
export type Draw = { chart(chart: Chart): string; map(map: MapFigure): string }

export const drawWith = (accent: string): Draw => ({
  chart: chart => onItsOwn(chartSvg(chart, `#${accent}`)),
  map: map => onItsOwn(mapSvg(map, `#${accent}`)),
})

/**
 * A drawing as a file: without what only a page uses, with names that do not depend on how many were drawn before,
 * and with words on the middle of their line in programs that know no baselines but the usual one.
 */
function onItsOwn(svg: string): string {
  return svg
    .replaceAll(/<style\b.*?<\/style>/gs, '')
    .replaceAll(/ (?:ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replaceAll(/ class="zr\d+-cls-\d+"/g, '')
    .replaceAll(/\bzr\d+-/g, 'drawn-')
    .replaceAll(' dominant-baseline="central"', ' dy="0.35em"')
}
