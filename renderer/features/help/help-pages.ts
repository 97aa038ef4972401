/** A paragraph, or the items of a list. */
type Text = string | string[]
export type HelpPage = {
  title: string
  intro: string
  parts: { heading: string; text: Text[] }[]
  /** Topics of the pages next to it. */
  see: string[]
}

const files = import.meta.glob<HelpPage>('../../../resources/help/*.json', { eager: true, import: 'default' })

/** The pages in the order in which an import meets them, then where, when, and what a result stands on. */
const order = [
  'choosing-a-file',
  'how-it-is-written',
  'matching-columns',
  'dates',
  'places',
  'categories',
  'people',
  'result',
  'rejected-rows',
  'duplicates',
  'drop-folders',
  'linked-incidents',
  'freshness',
  'map-layers',
  'reading-hotspots',
  'gi-star',
  'local-moran',
  'dbscan',
  'hdbscan',
  'nearest-neighbour',
  'kde',
  'repeat-locations',
  'hot-areas',
  'hour-by-weekday',
  'xmr',
  'hotspot-classes',
  'near-repeat',
  'space-time-scan',
  'reproducing',
  'actions',
  'reply-files',
  'daily-tasking',
  'work-lists',
  'area-figures',
  'compare',
  'themes',
  'patrol',
  'which-method-works',
  'what-is-new',
  'writing-a-profile',
  'priorities',
  'call-taker-briefing',
  'library',
  'tactical-assessment',
  'trace',
  'audiences',
  'pack-templates',
  'nominations',
  'profile-life',
  'did-it-work',
  'meetings',
  'performance',
  'service-levels',
  'channel-shift',
  'outcomes',
  'partnership',
  'measures',
  'surveys',
  'apel-board',
]

export const helpPages: ReadonlyMap<string, HelpPage> = new Map(
  Object.entries(files)
    .map(([path, page]): [string, HelpPage] => [path.replace(/^.*\/|\.json$/g, ''), page])
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other)),
)
