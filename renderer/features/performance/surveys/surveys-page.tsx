import { Anchor, Button, Stack, Table, Text } from '@mantine/core'
import { IconMessages, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { surveyKindNames } from '#shared/features/performance/survey-rules.ts'
import type { Survey } from '#shared/features/performance/surveys.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatDay } from '../../../ui/dates.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { Sparkline } from '../../../ui/sparkline.tsx'
import { PerformanceLinks } from '../performance-links.tsx'
import { DefineSurvey } from './define-survey.tsx'
import { countsOf, intervalOf, percent } from './estimate-words.ts'

/** What people were asked, wave by wave: every share with the number of answers and its interval. */
export default function SurveysPage() {
  const surveys = useQuestion('performance.surveys')
  const mayDefine = useMayCall('performance.defineSurvey')
  const [defining, setDefining] = useState(false)
  const navigate = useNavigate()
  useHelpTopic('surveys')
  const define = mayDefine && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDefining(true)}>
      Define a survey
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title="Surveys"
        about="What people were asked, wave by wave. Only counts are kept, never the answers of one person; nothing under 30 answers is shown."
        actions={
          <>
            <HelpButton topic="surveys" about="surveys" />
            {define}
          </>
        }
      />
      <PerformanceLinks />
      <Answered question={surveys} height="40vh">
        {rows =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconMessages}
              title="No surveys yet"
              next="Define CRAVE or a satisfaction survey with its questions and waves, then enter or import the counted answers by area."
            >
              {define}
            </EmptyState>
          ) : (
            <Stack gap="md">
              {rows.map(survey => (
                <SurveyCard key={survey.id} survey={survey} />
              ))}
            </Stack>
          )
        }
      </Answered>
      <DefineSurvey
        opened={defining}
        onClose={() => setDefining(false)}
        onDefined={id => void navigate(`/performance/surveys/${id}`)}
      />
    </Page>
  )
}

function SurveyCard({ survey }: { survey: Survey }) {
  const { id, name, kind, waves, questions, areaSetName } = survey
  const latest = waves[0]
  return (
    <Section
      title={name}
      about={`${surveyKindNames[kind]}${areaSetName ? ` · by ${areaSetName}` : ''}${latest ? ` · latest wave ${latest.name}, asked ${formatDay(latest.from)} to ${formatDay(latest.to)}` : ' · no wave yet'}`}
      actions={
        <Anchor component={Link} to={`/performance/surveys/${id}`}>
          Open {name}
        </Anchor>
      }
    >
      {questions.length === 0 ? (
        <Text c="dimmed">No questions yet.</Text>
      ) : (
        <Table aria-label={`Questions of ${name}`} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Question</Table.Th>
              <Table.Th>Waves, oldest first</Table.Th>
              <Table.Th ta="right">{latest?.name ?? 'Latest'}</Table.Th>
              <Table.Th ta="right">Per cent</Table.Th>
              <Table.Th ta="right">95 % interval</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {questions.map(question => (
              <QuestionRow key={question.id} survey={survey} question={question} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}

function QuestionRow({ survey, question }: { survey: Survey; question: Survey['questions'][number] }) {
  const trend = survey.trend.filter(({ questionId }) => questionId === question.id)
  const latest = trend[0]?.estimate ?? null
  const past = trend.flatMap(({ estimate }) => (estimate ? [estimate] : [])).toReversed()
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/performance/surveys/${survey.id}?question=${question.id}`}>
          {question.wording}
        </Anchor>
        <Text size="xs" c="dimmed">
          counted: {question.counted}
        </Text>
      </Table.Td>
      <Table.Td>
        <Sparkline
          values={past.map(({ share }) => share)}
          limits={past.map(({ share, lower, upper }) => ({ mean: share, lower, upper }))}
          marked={[]}
          width={120}
          height={30}
        />
      </Table.Td>
      <Table.Td ta="right">{latest ? countsOf(latest) : 'none, or withheld'}</Table.Td>
      <Table.Td ta="right">{latest ? percent(latest.share) : ''}</Table.Td>
      <Table.Td ta="right">{latest ? intervalOf(latest) : ''}</Table.Td>
    </Table.Tr>
  )
}
