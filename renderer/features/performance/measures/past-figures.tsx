import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatMonth } from '../../../ui/dates.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { AllEntered } from '../entered.tsx'
import { figureOf } from './measure-words.ts'

type PastFiguresProps = { measure: MeasureInFull; force: string; month: string | null; onClose: () => void }

/** All that was ever entered for a month. */
export function PastFigures({ measure, force, month, onClose }: PastFiguresProps) {
  const past = useQuestion(
    'performance.pastFigures',
    { measureId: measure.id, force, month: month ?? '2000-01' },
    { when: month !== null },
  )
  return (
    <Dialog
      opened={month !== null}
      onClose={onClose}
      size="lg"
      title={month ? `Entered for ${formatMonth(month)}` : ''}
      help={{ topic: 'measures', about: 'measures' }}
    >
      <Answered question={past}>
        {rows => (
          <AllEntered
            rows={rows}
            heading="Figure"
            said={({ value, base }) =>
              `${value === null ? 'taken back' : figureOf(measure, value)}${base === null ? '' : ` of ${base.toLocaleString('en-GB')}`}`
            }
          />
        )}
      </Answered>
    </Dialog>
  )
}
