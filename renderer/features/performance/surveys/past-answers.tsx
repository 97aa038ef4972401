import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { AllEntered } from '../entered.tsx'

type PastAnswersProps = {
  asked: { waveId: number; questionId: number }
  area: { code: string; name: string } | null
  onClose: () => void
}

/** All that was ever entered of a question for an area. */
export function PastAnswers({ asked, area, onClose }: PastAnswersProps) {
  const past = useQuestion(
    'performance.pastAnswers',
    { ...asked, areaCode: area?.code ?? '' },
    { when: area !== null },
  )
  return (
    <Dialog
      opened={area !== null}
      onClose={onClose}
      size="lg"
      title={area ? `Entered for ${area.name}` : ''}
      help={{ topic: 'surveys', about: 'surveys' }}
    >
      <Answered question={past}>
        {rows => (
          <AllEntered
            rows={rows}
            heading="Said so"
            said={({ yes, asked: of }) => (of === null ? 'taken back' : `${yes} of ${of}`)}
          />
        )}
      </Answered>
    </Dialog>
  )
}
