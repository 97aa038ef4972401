import { Box, Group, Select, Stack, Text } from '@mantine/core'
import { useParams } from 'react-router'
import { surveyKindNames } from '#shared/features/performance/survey-rules.ts'
import type { Survey } from '#shared/features/performance/surveys.ts'
import { Answered } from '../../../client/answered.tsx'
import { useAddress } from '../../../client/use-address.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { unbroken } from '../../../ui/counts.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import styles from '../measures.module.css'
import { PerformanceLinks } from '../performance-links.tsx'
import { Answers } from './answers.tsx'
import { SurveyMap } from './survey-map.tsx'
import { SurveyParts } from './survey-parts.tsx'
import { SurveyTable } from './survey-table.tsx'

/** One survey: a question in a wave, by area in a table and on the map, with what changed since another wave. */
export default function SurveyPage() {
  const surveyId = Number(useParams().surveyId)
  const question = useQuestion('performance.survey', { surveyId })
  useHelpTopic('surveys')
  return (
    <Page>
      <Answered question={question} height="60vh" page="Survey">
        {survey => (
          <>
            <PageHeader
              title={survey.name}
              about={`${surveyKindNames[survey.kind]}${survey.areaSetName ? ` · by ${survey.areaSetName}` : ''}`}
              actions={<HelpButton topic="surveys" about="surveys" />}
            />
            <PerformanceLinks />
            <Stack gap="md">
              {survey.questions.length > 0 && survey.waves.length > 0 ? (
                <Results survey={survey} />
              ) : (
                <Text c="dimmed">
                  {survey.questions.length === 0 ? 'Add its questions' : 'Add its first wave'} to begin.
                </Text>
              )}
              <SurveyParts survey={survey} />
              {survey.method && (
                <Disclosure label="Who was asked, and how">
                  <Text size="sm">{survey.method}</Text>
                </Disclosure>
              )}
            </Stack>
          </>
        )}
      </Answered>
    </Page>
  )
}

const none = 'none'

function Results({ survey }: { survey: Survey }) {
  const [address, change] = useAddress()
  const mayEnter = useMayCall('performance.surveyAnswers')
  const { questions, waves } = survey
  const chosen = questions.find(({ id }) => String(id) === address.get('question')) ?? questions[0]!
  const at = Math.max(
    0,
    waves.findIndex(({ id }) => String(id) === address.get('wave')),
  )
  const wave = waves[at]!
  const wanted = address.get('against')
  const against =
    wanted === none
      ? null
      : (waves.find(({ id }) => String(id) === wanted && id !== wave.id) ?? waves[at + 1] ?? null)
  const set = (name: string, value: string | null) => change({ [name]: value }, { replace: true })
  const result = useQuestion(
    'performance.surveyResult',
    {
      surveyId: survey.id,
      questionId: chosen.id,
      waveId: wave.id,
      againstWaveId: against?.id ?? null,
    },
    { keepLast: true },
  )
  return (
    <>
      <Group align="flex-end">
        <Select
          label="Question"
          w={440}
          allowDeselect={false}
          data={questions.map(({ id, wording }) => ({ value: String(id), label: wording }))}
          value={String(chosen.id)}
          onChange={value => set('question', value)}
        />
        <Select
          label="Wave"
          allowDeselect={false}
          data={waves.map(({ id, name }) => ({ value: String(id), label: name }))}
          value={String(wave.id)}
          onChange={value => set('wave', value)}
        />
        <Select
          label="Against"
          allowDeselect={false}
          data={[
            ...waves
              .filter(({ id }) => id !== wave.id)
              .map(({ id, name }) => ({ value: String(id), label: name })),
            { value: none, label: 'Nothing' },
          ]}
          value={against ? String(against.id) : none}
          onChange={value => set('against', value)}
        />
      </Group>
      <Answered question={result} height="40vh">
        {told => (
          <>
            <Section title={chosen.wording} about={`Counted: ${chosen.counted}`}>
              <Text>{unbroken(told.sentence)}</Text>
              {told.notes.map(note => (
                <Text key={note} size="xs" c="dimmed">
                  {note}
                </Text>
              ))}
            </Section>
            {told.whole && (
              <div className={survey.areaSetId === null ? undefined : styles.wideLeft}>
                <SurveyTable result={told} />
                {survey.areaSetId !== null && (
                  <Box className={styles.map}>
                    <SurveyMap areaSetId={survey.areaSetId} result={told} />
                  </Box>
                )}
              </div>
            )}
          </>
        )}
      </Answered>
      {mayEnter && <Answers key={`${wave.id} ${chosen.id}`} survey={survey} wave={wave} question={chosen} />}
    </>
  )
}
