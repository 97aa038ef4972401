import { counted, whole } from '#shared/count-words.ts'
import { dayInWords } from '../../../analysis/telling/words.ts'
import { type Drafted, noFigures, titled } from './draft.ts'

export type SourceQuality = {
  id: number
  name: string
  /** Of the fortnight. */
  incidents: number
  unplaced: number
  uncoded: number
  /** The last day it tells of, and the day its last file was loaded; null where there is none. */
  lastDay: string | null
  lastImport: string | null
  expectedEveryDays: number | null
  late: boolean
}

/** What the reader must know of the sources before trusting the figures. */
export function qualitySection(
  sources: readonly SourceQuality[],
  { days, linked }: { days: { from: string; to: string }; linked: { pairs: number; capped: boolean } },
): Drafted {
  const late = sources.filter(source => source.late)
  const inTime =
    late.length === 0
      ? 'No source is late by its own rhythm.'
      : `${late.map(({ name }) => name).join(', ')} ${late.length === 1 ? 'is' : 'are'} late: the last days may be too low.`
  return {
    section: 'quality',
    note: `${counted(sources.length, 'source')}. ${inTime} Counted as events: linked calls count once.`,
    caveats: [],
    items: [
      ...sources.map(source => ({
        section: 'quality' as const,
        kind: 'source' as const,
        title: titled(source.late ? `Late: ${source.name}` : source.name),
        text: sourceText(source),
        figures: { ...noFigures, count: source.incidents },
        filter: source.incidents > 0 ? { ...days, sourceIds: [source.id], count: 'events' as const } : null,
      })),
      ...(linked.pairs > 0
        ? [
            {
              section: 'quality' as const,
              kind: 'linked-incidents' as const,
              title: 'Calls that may tell of one event',
              text: `${linked.capped ? 'At least ' : ''}${counted(linked.pairs, 'pair')} of calls of the fortnight may tell of one event and nobody has decided. Each counts twice until then.`,
              figures: { ...noFigures, count: linked.pairs },
              filter: null,
            },
          ]
        : []),
    ],
  }
}

function sourceText({
  incidents,
  unplaced,
  uncoded,
  lastDay,
  lastImport,
  expectedEveryDays,
  late,
}: SourceQuality) {
  const missing =
    incidents === 0
      ? ''
      : ` ${whole(unplaced)} of ${whole(incidents)} not placed, ${whole(uncoded)} of ${whole(incidents)} not coded.`
  const upTo = lastDay ? ` Up to ${dayInWords(lastDay)}.` : ''
  const file = lastImport ? ` Last file loaded on ${dayInWords(lastImport)}` : ' No file was loaded yet'
  const rhythm =
    expectedEveryDays === null
      ? '; no rhythm agreed.'
      : `; one is expected every ${counted(expectedEveryDays, 'day')}${late ? ', so it is late' : ''}.`
  return `${counted(incidents, 'incident')} in the fortnight.${missing}${upTo}${file}${rhythm}`
}
