/** What the map shows of what it could, as one word each in the address. */
export type MapShow = {
  incidents: 'grouped' | 'all' | 'none'
  hotspots: 'outlines' | 'ellipses' | 'none'
  areas: boolean
  names: boolean
  profiles: boolean
  priorities: boolean
  figures: boolean
  grid: boolean
}

/** Shown unless somebody chose otherwise; an address says only what is different. */
export const usualShow: MapShow = {
  incidents: 'grouped',
  hotspots: 'outlines',
  areas: true,
  names: true,
  profiles: false,
  priorities: false,
  figures: true,
  grid: true,
}

/** The incidents as they are drawn: not at all while figures that count others than the filter's are on the map. */
export function incidentsDrawn(
  show: MapShow,
  figures: { standsAlone?: boolean } | null | undefined,
): MapShow['incidents'] {
  return show.figures && figures?.standsAlone ? 'none' : show.incidents
}

const switches = ['areas', 'names', 'profiles', 'priorities', 'figures', 'grid'] as const

/** `all.ellipses.-names.profiles` as the choices it stands for; words that mean nothing are passed over. */
export function readShow(text: string | null): MapShow {
  const words = new Set((text ?? '').split('.'))
  const show = { ...usualShow }
  if (words.has('all')) show.incidents = 'all'
  if (words.has('-incidents')) show.incidents = 'none'
  if (words.has('ellipses')) show.hotspots = 'ellipses'
  if (words.has('-hotspots')) show.hotspots = 'none'
  for (const key of switches) {
    if (words.has(key)) show[key] = true
    if (words.has(`-${key}`)) show[key] = false
  }
  return show
}

/** The choices as the address has them; null where everything is as usual. */
export function writeShow(show: MapShow): string | null {
  const words: string[] = []
  if (show.incidents !== 'grouped') words.push(show.incidents === 'all' ? 'all' : '-incidents')
  if (show.hotspots !== 'outlines') words.push(show.hotspots === 'ellipses' ? 'ellipses' : '-hotspots')
  for (const key of switches) {
    if (show[key] !== usualShow[key]) words.push(show[key] ? key : `-${key}`)
  }
  return words.length > 0 ? words.join('.') : null
}
