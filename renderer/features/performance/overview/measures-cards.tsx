import { Anchor, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Estimate, Survey } from '#shared/features/performance/surveys.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatCount, unbroken } from '../../../ui/counts.ts'
import styles from '../performance.module.css'
import { Card } from './card.tsx'

/** The latest figure of each measure under way, what stands out of it, and whether it meets its target by which rule. */
export function MeasuresCard() {
  const question = useQuestion('performance.measures')
  if (!useMayCall('performance.measures')) return null
  return (
    <Card title="Measures" to="/performance/measures" leadsTo="All measures">
      <Answered question={question} height={120}>
        {measures => {
          const open = measures.filter(({ closedOn }) => closedOn === null)
          if (open.length === 0) return <Text c="dimmed">No measure is kept yet.</Text>
          return (
            <ul className={styles.list}>
              {open.map(({ id, number, name, sentence, judged }) => (
                <li key={id}>
                  <Anchor component={Link} to={`/performance/measures/${id}`} fw={600} fz="inherit">
                    {number} {name}
                  </Anchor>
                  <Text fz="inherit">{unbroken(sentence)}</Text>
                  {judged && (
                    <Text fz="inherit" c="dimmed">
                      {unbroken(judged.words)}
                    </Text>
                  )}
                </li>
              ))}
            </ul>
          )
        }}
      </Answered>
    </Card>
  )
}

/** The last two waves of each survey, with n and interval; what may not be shown is not. */
export function SurveysCard() {
  const question = useQuestion('performance.surveys')
  if (!useMayCall('performance.surveys')) return null
  return (
    <Card
      title="Surveys"
      about="Of the answers how many, with the 95 % interval in per cent; under 30 answers nothing is shown."
      to="/performance/surveys"
      leadsTo="All surveys"
    >
      <Answered question={question} height={120}>
        {surveys =>
          surveys.length === 0 ? (
            <Text c="dimmed">No survey is kept yet.</Text>
          ) : (
            surveys.map(survey => <OneSurvey key={survey.id} survey={survey} />)
          )
        }
      </Answered>
    </Card>
  )
}

function OneSurvey({ survey: { id, name, questions, waves, trend } }: { survey: Survey }) {
  const shown = waves.filter(({ answered }) => answered > 0).slice(0, 2)
  const of = (questionId: number, waveId: number) =>
    trend.find(each => each.questionId === questionId && each.waveId === waveId)?.estimate ?? null
  return (
    <Table aria-label={name} className={styles.table!} fz="inherit" verticalSpacing={3} mb="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>
            <Anchor component={Link} to={`/performance/surveys/${id}`} fw={600} fz="inherit">
              {name}
            </Anchor>
          </Table.Th>
          {shown.map(wave => (
            <Table.Th key={wave.id} ta="right">
              {wave.name}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {questions.map(each => (
          <Table.Tr key={each.id}>
            <Table.Td>{each.wording}</Table.Td>
            {shown.map(wave => (
              <Table.Td key={wave.id} ta="right">
                {estimateWords(of(each.id, wave.id))}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function estimateWords(estimate: Estimate | null): string {
  if (!estimate) return '–'
  const percent = (share: number) => (share * 100).toFixed(1)
  return unbroken(
    `${formatCount(estimate.yes)} of ${formatCount(estimate.asked)} (${percent(estimate.lower)} to ${percent(estimate.upper)} %)`,
  )
}
