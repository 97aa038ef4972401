import { Button, Group, Select, Stack, Table, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type Direction, directions } from '#shared/features/performance/measure-rules.ts'
import type { Survey, SurveyQuestion, SurveyWave } from '#shared/features/performance/surveys.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useMayCall, useToday } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { formatDay } from '../../../ui/dates.ts'
import { DayInput } from '../../../ui/day-input.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Section } from '../../../ui/section.tsx'
import { directionNames } from '../measures/measure-words.ts'
import styles from '../measures.module.css'

type Part = { kind: 'question'; question: SurveyQuestion | null } | { kind: 'wave'; wave: SurveyWave | null }

/** The questions and the waves of a survey, to add to and to correct. */
export function SurveyParts({ survey }: { survey: Survey }) {
  const mayWrite = useMayCall('performance.saveQuestion')
  const [part, setPart] = useState<Part | null>(null)
  return (
    <div className={styles.columns}>
      <Section
        title="Questions"
        actions={
          mayWrite && (
            <AddButton onClick={() => setPart({ kind: 'question', question: null })}>
              Add a question
            </AddButton>
          )
        }
      >
        <Table aria-label="Questions" verticalSpacing={3}>
          <Table.Tbody>
            {survey.questions.map(question => (
              <Table.Tr key={question.id}>
                <Table.Td>{question.position}</Table.Td>
                <Table.Td>{question.wording}</Table.Td>
                <Table.Td c="dimmed">{question.counted}</Table.Td>
                {mayWrite && (
                  <Table.Td ta="right">
                    <Correct
                      about={question.wording}
                      onClick={() => setPart({ kind: 'question', question })}
                    />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
      <Section
        title="Waves"
        actions={
          mayWrite && <AddButton onClick={() => setPart({ kind: 'wave', wave: null })}>Add a wave</AddButton>
        }
      >
        <Table aria-label="Waves" verticalSpacing={3}>
          <Table.Tbody>
            {survey.waves.map(wave => (
              <Table.Tr key={wave.id}>
                <Table.Td>{wave.name}</Table.Td>
                <Table.Td>
                  {formatDay(wave.from)} to {formatDay(wave.to)}
                </Table.Td>
                <Table.Td c="dimmed">{wave.note}</Table.Td>
                <Table.Td ta="right">
                  {wave.answered} of {survey.questions.length} questions
                </Table.Td>
                {mayWrite && (
                  <Table.Td ta="right">
                    <Correct about={wave.name} onClick={() => setPart({ kind: 'wave', wave })} />
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
      <Dialog
        opened={part !== null}
        onClose={() => setPart(null)}
        title={part?.kind === 'question' ? 'A question' : 'A wave'}
        help={{ topic: 'surveys', about: 'surveys' }}
      >
        {part?.kind === 'question' && (
          <QuestionForm survey={survey} question={part.question} onDone={() => setPart(null)} />
        )}
        {part?.kind === 'wave' && <WaveForm survey={survey} wave={part.wave} onDone={() => setPart(null)} />}
      </Dialog>
    </div>
  )
}

function AddButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={onClick}
    >
      {children}
    </Button>
  )
}

function Correct({ about, onClick }: { about: string; onClick: () => void }) {
  return (
    <Button variant="subtle" size="compact-xs" aria-label={`Correct ${about}`} onClick={onClick}>
      Correct
    </Button>
  )
}

type QuestionFormProps = { survey: Survey; question: SurveyQuestion | null; onDone: () => void }

function QuestionForm({ survey, question, onDone }: QuestionFormProps) {
  const save = useCommand('performance.saveQuestion')
  const form = useForm({
    initialValues: {
      wording: question?.wording ?? '',
      counted: question?.counted ?? '',
      direction: question?.direction ?? ('higher' as Direction),
    },
    validate: {
      wording: text => (text.trim() ? null : 'Write the question as it is asked.'),
      counted: text => (text.trim() ? null : 'Say which answers are counted.'),
    },
  })
  return (
    <form
      aria-label="Question"
      onSubmit={form.onSubmit(values =>
        save.mutate(
          {
            surveyId: survey.id,
            ...values,
            ...(question ? { questionId: question.id, version: question.version } : {}),
          },
          { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
        ),
      )}
    >
      <Stack gap="sm">
        <TextInput
          label="Question, as it is asked"
          data-autofocus
          maxLength={200}
          {...form.getInputProps('wording')}
        />
        <TextInput
          label="Answers counted"
          placeholder="very or fairly safe"
          maxLength={200}
          {...form.getInputProps('counted')}
        />
        <Select
          label="Which way is better"
          allowDeselect={false}
          data={directions.map(direction => ({ value: direction, label: directionNames[direction] }))}
          {...form.getInputProps('direction')}
        />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            Save the question
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

type WaveFormProps = { survey: Survey; wave: SurveyWave | null; onDone: () => void }

function WaveForm({ survey, wave, onDone }: WaveFormProps) {
  const today = useToday()
  const save = useCommand('performance.saveWave')
  const form = useForm({
    initialValues: {
      name: wave?.name ?? '',
      from: wave?.from ?? today,
      to: wave?.to ?? today,
      note: wave?.note ?? '',
    },
    validate: {
      name: name => (name.trim() ? null : 'Name the wave.'),
      to: (to, { from }) => (to >= from ? null : 'The fieldwork ends before it begins.'),
    },
  })
  return (
    <form
      aria-label="Wave"
      onSubmit={form.onSubmit(values =>
        save.mutate(
          { surveyId: survey.id, ...values, ...(wave ? { waveId: wave.id, version: wave.version } : {}) },
          { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
        ),
      )}
    >
      <Stack gap="sm">
        <TextInput
          label="Wave"
          placeholder="Autumn 2025"
          data-autofocus
          maxLength={200}
          {...form.getInputProps('name')}
        />
        <Group grow align="flex-start">
          <DayInput label="Asked from" {...form.getInputProps('from')} />
          <DayInput label="to" {...form.getInputProps('to')} />
        </Group>
        <TextInput label="What must be known of it" maxLength={500} {...form.getInputProps('note')} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            Save the wave
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
