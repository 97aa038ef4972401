import { whole } from '#shared/count-words.ts'
import type { AgencyHealth } from '#shared/features/performance/health.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import type { Cell, Section } from '../../model/document.ts'
import { boardOnly, days, tableOf } from './parts.ts'

/** Who comes, who does what was set, and who sends what was agreed. */
export function partnershipSection({ draft }: BoardOnPaper): Section {
  const { health } = draft.kept
  return {
    key: 'partnership',
    title: 'Partnership',
    only: [...boardOnly, 'agency'],
    blocks: [
      tableOf(
        `Attendance and actions, ${days(health.period.from, health.period.to)}`,
        [
          ['Agency', 'name', 2],
          ['Meetings attended', 'text', 1.2],
          ['Actions set', 'number', 0.8],
          ['Done on time', 'text', 1],
          ['Done late', 'number', 0.8],
          ['Overdue', 'number', 0.8],
          ['Carried', 'number', 0.8],
        ],
        health.agencies.map(actionRow),
        { empty: 'No agency is in the bureau.' },
      ),
      tableOf(
        'What was agreed to be sent, and how fresh it was',
        [
          ['Source', 'name', 2],
          ['Agency', 'text', 1.6],
          ['Files on time', 'text', 1],
          ['Late by', 'text', 1],
        ],
        health.agencies.flatMap(({ agencyName, sources }) =>
          sources.map(({ name, onTime, of, lateDays }): Cell[] => [
            name,
            agencyName,
            of === 0 ? 'n/a' : `${whole(onTime)} of ${whole(of)}`,
            lateDays === null ? 'nothing agreed' : lateDays === 0 ? 'in time' : `${whole(lateDays)} days`,
          ]),
        ),
        { empty: 'No agency sends anything.' },
      ),
    ],
  }
}

function actionRow({ agencyName, attended, held, actions }: AgencyHealth): Cell[] {
  const { set, doneOnTime, doneLate, overdue, carried } = actions
  const ended = doneOnTime + doneLate
  const figure = (value: number) => ({ text: whole(value), value })
  return [
    agencyName,
    held === 0 ? 'n/a' : `${whole(attended)} of ${whole(held)}`,
    figure(set),
    ended === 0 ? 'n/a' : `${whole(doneOnTime)} of ${whole(ended)}`,
    figure(doneLate),
    figure(overdue),
    figure(carried),
  ]
}
