import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { numberOfCell } from '#shared/features/performance/read-cells.ts'
import { whyNotAnswers } from '#shared/features/performance/survey-rules.ts'
import type { Survey, SurveyQuestion, SurveyWave } from '#shared/features/performance/surveys.ts'
import { Answered } from '../../../client/answered.tsx'
import type { Output } from '../../../client/names.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { BothSides } from '../../../ui/both-sides.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { EntryGrid } from '../../../ui/entry-grid.tsx'
import { Section } from '../../../ui/section.tsx'
import { EnteredBy } from '../entered.tsx'
import { useEntering } from '../use-entering.ts'
import { ImportAnswers } from './import-answers.tsx'
import { PastAnswers } from './past-answers.tsx'

type AnswersProps = { survey: Survey; wave: SurveyWave; question: SurveyQuestion }

/** Where counted answers are typed, pasted or read from a file; only for those who enter them, and with every count. */
export function Answers({ survey, wave, question }: AnswersProps) {
  const [importing, setImporting] = useState(false)
  return (
    <Section
      title={`Enter ${wave.name}`}
      about="Counts as they were given: how many said so, of how many asked. Small counts are seen here only, never in results."
      actions={
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={() => setImporting(true)}
        >
          From a file
        </Button>
      }
    >
      <Disclosure label={`Counts of “${question.wording}”`}>
        <Grid survey={survey} wave={wave} question={question} />
      </Disclosure>
      <ImportAnswers
        survey={survey}
        wave={wave}
        question={question}
        opened={importing}
        onClose={() => setImporting(false)}
      />
    </Section>
  )
}

function Grid({ survey, wave, question }: AnswersProps) {
  const asked = { waveId: wave.id, questionId: question.id }
  const answers = useQuestion('performance.surveyAnswers', asked)
  const areas = useQuestion(
    'areas.outlines',
    { areaSetId: survey.areaSetId ?? 1 },
    { when: survey.areaSetId !== null },
  )
  return (
    <Answered question={answers}>
      {held =>
        survey.areaSetId === null ? (
          <Counts asked={asked} held={held} areas={[]} />
        ) : (
          <Answered question={areas}>{set => <Counts asked={asked} held={held} areas={set} />}</Answered>
        )
      }
    </Answered>
  )
}

type Stale = {
  theirs: { id: number; yes: number | null; asked: number | null } | null
  yours: { area_code: string; area_name: string; yes: number | null; asked: number | null }
}
type CountsProps = {
  asked: { waveId: number; questionId: number }
  held: Output<'performance.surveyAnswers'>
  areas: readonly { code: string; name: string }[]
}
const whole = { code: '', name: 'Everybody' }

function Counts({ asked, held, areas }: CountsProps) {
  const enter = useCommand('performance.enterAnswers', { quiet: true })
  const [looking, setLooking] = useState<{ code: string; name: string } | null>(null)
  const at = new Map(held.map(answer => [answer.areaCode, answer]))
  const all = [whole, ...areas]
  const codeOf = new Map(
    all.flatMap(({ code, name }) => [
      [code.toLowerCase(), code] as const,
      [name.toLowerCase(), code] as const,
    ]),
  )

  const { keep, conflict, takeTheirs } = useEntering<Stale>({
    heldId: code => at.get(code)?.id ?? null,
    enter: (entries, how, seen) =>
      enter.mutateAsync({
        ...asked,
        how,
        answers: entries.map(({ key: areaCode, values: [yes = null, of = null] }) => ({
          areaCode,
          yes,
          asked: of,
          was: seen(areaCode),
        })),
      }),
    staleIn: detail => (detail as { answers?: Stale[] } | undefined)?.answers,
    keyOf: ({ yours }) => yours.area_code,
  })

  return (
    <>
      {conflict && (
        <BothSides
          fields={conflict.stale.map(({ theirs, yours }) => ({
            label: yours.area_name || whole.name,
            theirs: theirs?.asked === null || !theirs ? '' : `${theirs.yes} of ${theirs.asked}`,
            yours: yours.asked === null ? '' : `${yours.yes} of ${yours.asked}`,
          }))}
          onKeepYours={conflict.keepYours}
          onTakeTheirs={takeTheirs}
        />
      )}
      <EntryGrid
        label="Counted answers by area"
        head="Area"
        columns={['Said so', 'Of']}
        readOnly={false}
        rows={all.map(({ code, name }) => {
          const answer = at.get(code)
          return {
            key: code,
            label: name,
            values: [answer?.yes ?? null, answer?.asked ?? null],
            note: answer && <EnteredBy entered={answer} onLook={() => setLooking({ code, name })} />,
          }
        })}
        rowOf={cell => codeOf.get(cell.trim().toLowerCase()) ?? null}
        numberOf={numberOfCell}
        whyNot={({ values: [yes = null, of = null] }) => whyNotAnswers({ yes, asked: of })}
        onEnter={keep}
      />
      <PastAnswers asked={asked} area={looking} onClose={() => setLooking(null)} />
    </>
  )
}
