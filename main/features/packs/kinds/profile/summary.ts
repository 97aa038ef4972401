import { capitalised } from '#shared/capitalised.ts'
import { whole } from '#shared/count-words.ts'
import { longDay } from '#shared/day-words.ts'
import type { Block } from '../../model/document.ts'
import { dayOf, oneDecimal } from '../../words.ts'
import { counts, type ProfileContent } from './content.ts'

/** What a reader should know who reads no further. */
export function summaryBlocks({ profile, actions }: ProfileContent): Block[] {
  const { figures, adoptedOn, openActions, since } = profile
  return [
    {
      kind: 'figures',
      figures: [
        {
          label: 'Incidents',
          figure: { text: whole(figures.total), value: figures.total, count: counts.all },
          note: `${longDay(figures.from)} to ${longDay(figures.to)}`,
        },
        {
          label: 'Incidents a month',
          figure: {
            text: oneDecimal(figures.perMonth),
            value: figures.perMonth,
            from: [counts.all, counts.whole],
          },
          note: 'mean of the whole months',
        },
        {
          label: 'Status',
          figure: { text: capitalised(profile.status) },
          note: adoptedOn ? `adopted ${longDay(adoptedOn)}` : `proposed ${longDay(dayOf(profile.createdAt))}`,
        },
        {
          label: 'Open actions',
          figure: { text: whole(openActions), value: openActions },
          note: openActions === 0 || actions.length === 0 ? 'none outstanding' : 'see the list below',
        },
      ],
    },
    ...(since
      ? [
          {
            kind: 'finding' as const,
            runs: [
              { text: 'Since adoption. ', bold: true as const },
              { text: since.sentence, figure: { from: [counts.since, counts.all, counts.whole] } },
            ],
          },
        ]
      : []),
  ]
}
