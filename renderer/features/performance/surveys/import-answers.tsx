import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Survey, SurveyQuestion, SurveyWave } from '#shared/features/performance/surveys.ts'
import type { ChosenFile } from '../../../client/files.ts'
import type { Input, Output } from '../../../client/names.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ColumnSelect } from '../column-select.tsx'
import { ImportTable } from '../import-table.tsx'

type About = { survey: Survey; wave: SurveyWave; question: SurveyQuestion }
type ImportAnswersProps = About & { opened: boolean; onClose: () => void }

/** Counted answers from a CSV file or a workbook: which column is what, then what became of every row. */
export function ImportAnswers({ opened, onClose, ...about }: ImportAnswersProps) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title={`Answers of ${about.wave.name} from a file`}
      help={{ topic: 'surveys', about: 'surveys' }}
    >
      <ImportForm {...about} onClose={onClose} />
    </Dialog>
  )
}

function ImportForm({ wave, survey, question, onClose }: About & { onClose: () => void }) {
  const inspect = useCommand('performance.inspectSurveyFile', { quiet: true })
  const take = useCommand('performance.importAnswers', { quiet: true })
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const choose = (file: ChosenFile) => {
    setChosen(file)
    take.reset()
    inspect.mutate({ waveId: wave.id, file: file.file })
  }
  return (
    <ImportTable
      {...{ chosen, onChosen: choose, inspected: inspect, taken: take, onClose }}
      noun="count"
      rows={`${survey.areaSetId === null ? 'A row' : 'A row for each area,'} with how many said so and how many answered.`}
    >
      {(found, file) => (
        <Columns
          key={file}
          found={found}
          hasAreas={survey.areaSetId !== null}
          question={question}
          isPending={take.isPending}
          onTake={columns =>
            take.mutate({
              waveId: wave.id,
              file,
              columns,
              questionId: columns.question === null ? question.id : null,
            })
          }
        />
      )}
    </ImportTable>
  )
}

type Asked = Input<'performance.importAnswers'>['columns']
type ColumnsProps = {
  found: Output<'performance.inspectSurveyFile'>
  hasAreas: boolean
  question: SurveyQuestion
  isPending: boolean
  onTake: (columns: Asked) => void
}

function Columns({ found, hasAreas, question, isPending, onTake }: ColumnsProps) {
  const [columns, setColumns] = useState(found.suggested)
  const set = (name: keyof typeof columns) => (column: string | null) =>
    setColumns(known => ({ ...known, [name]: column }))
  const { area, question: questionColumn, yes, asked } = columns
  return (
    <>
      <Group grow align="flex-start">
        <ColumnSelect
          label="Question"
          description="Its number or its wording."
          columns={found.columns}
          value={questionColumn}
          onChange={set('question')}
          none={`All rows are of “${question.wording}”`}
        />
        {hasAreas && (
          <ColumnSelect
            label="Area"
            description="Its code or its name; “all” for everybody."
            columns={found.columns}
            value={area}
            onChange={set('area')}
            none="All rows are of everybody"
          />
        )}
      </Group>
      <Group grow align="flex-start">
        <ColumnSelect label="Said so" columns={found.columns} value={yes} onChange={set('yes')} />
        <ColumnSelect label="Of how many" columns={found.columns} value={asked} onChange={set('asked')} />
      </Group>
      <Group justify="flex-end">
        <Button
          disabled={!yes || !asked}
          loading={isPending}
          onClick={() =>
            onTake({ area: hasAreas ? area : null, question: questionColumn, yes: yes!, asked: asked! })
          }
        >
          Take the answers
        </Button>
      </Group>
    </>
  )
}
