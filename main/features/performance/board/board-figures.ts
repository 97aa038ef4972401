import type { BoardFigure } from '#shared/features/performance/board-change.ts'
import { counted, decimals, whole } from '../../analysis/telling/words.ts'
import type { BoardCounted, BoardKept, OutcomeTold } from './draft.ts'

/** Every figure of a draft that the next one is compared with. */
export function figuresOf({ outcomes }: BoardCounted, _kept: BoardKept): BoardFigure[] {
  return outcomes.map(outcomeFigure)
}

function outcomeFigure({ number, title, evaluation }: OutcomeTold): BoardFigure {
  const head = { key: `outcome ${number}`, group: 'outcomes' as const, label: `${number} ${title}` }
  if ('unavailable' in evaluation) {
    return { ...head, text: evaluation.unavailable, value: null, sample: null, better: 'lower' }
  }
  const { count, months, perMonth } = evaluation.after
  return {
    ...head,
    text: `${decimals(perMonth, 1)} a month (${whole(count)} in ${counted(months, 'month')})`,
    value: perMonth,
    sample: { kind: 'rate', count, months },
    better: 'lower',
  }
}
