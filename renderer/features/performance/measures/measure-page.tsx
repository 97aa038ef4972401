import { Stack, Text } from '@mantine/core'
import { useParams } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { MeasureInFull } from '#shared/features/performance/measures.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { ControlChart } from '../../../ui/control-chart.tsx'
import { unbroken } from '../../../ui/counts.ts'
import { formatMonth } from '../../../ui/dates.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import styles from '../measures.module.css'
import { PerformanceLinks } from '../performance-links.tsx'
import { CloseMeasure } from './close-measure.tsx'
import { CountedMonths } from './counted-months.tsx'
import { Figures } from './figures.tsx'
import { MeasureHistory } from './measure-history.tsx'
import { MeasureText } from './measure-text.tsx'
import { directionNames } from './measure-words.ts'
import { Peers } from './peers.tsx'
import { Rebases } from './rebases.tsx'

type MeasurePageProps = {
  /** The map with the incidents of a filter. */
  mapOf: (filter: Filter) => string
}

/** One measure: its control chart, what it says, the year before, other forces, the months to come, and its figures. */
export function MeasurePage({ mapOf }: MeasurePageProps) {
  const measureId = Number(useParams().measureId)
  const question = useQuestion('performance.measure', { measureId })
  useHelpTopic('measures')
  return (
    <Page>
      <Answered question={question} height="60vh" page="Measure">
        {measure => (
          <>
            <PageHeader
              title={measure.name}
              about={`${measure.number} · ${measure.owner}, ${measure.agencyName} · ${directionNames[measure.direction].toLowerCase()}${measure.closedOn ? ` · closed: ${measure.closedBecause}` : ''}`}
              actions={
                <>
                  <HelpButton topic="measures" about="measures" />
                  <CloseMeasure measure={measure} />
                </>
              }
            />
            <PerformanceLinks />
            <Stack gap="md">
              <Told measure={measure} />
              <div className={styles.columns}>
                <Stack gap="md">
                  <Section title="Against the year before">
                    <YearOnYear measure={measure} />
                  </Section>
                  <Peers measure={measure} />
                  <MeasureText
                    key={measure.id}
                    measure={measure}
                    reread={async () => (await question.refetch()).data ?? measure}
                  />
                </Stack>
                <Stack gap="md">
                  {measure.computed ? <CountedMonths measure={measure} mapOf={mapOf} /> : null}
                  <Figures measure={measure} />
                  <Rebases measure={measure} />
                  <MeasureHistory history={measure.history} />
                </Stack>
              </div>
            </Stack>
          </>
        )}
      </Answered>
    </Page>
  )
}

function Told({ measure }: { measure: MeasureInFull }) {
  const { points, judged, notes, forecast, basis, decimals, unit, target } = measure
  const ahead = 'months' in forecast ? forecast.months : []
  return (
    <Section title="By month" about={unit}>
      <Text>{unbroken(measure.sentence)}</Text>
      {judged && (
        <>
          <Text>{judged.words}</Text>
          <Disclosure label="The rule by which that is said">
            <Text size="sm">{judged.rule}</Text>
          </Disclosure>
        </>
      )}
      {points.length > 0 && points[0]!.limits && (
        <ControlChart
          title={`${measure.name} by month`}
          points={points.map(({ month, value, limits, signal }) => ({
            name: formatMonth(month),
            value,
            signal,
            ...(limits ?? { mean: value, lower: value, upper: value }),
          }))}
          decimals={decimals}
          valueName={basis === 'percentage' ? 'Per cent' : 'Figure'}
          target={target}
          ahead={ahead.map(({ month, ...told }) => ({ name: formatMonth(month), ...told }))}
        />
      )}
      {'unavailable' in forecast ? (
        <Text size="sm" c="dimmed">
          No forecast. {forecast.unavailable}
        </Text>
      ) : (
        <>
          <Text size="sm" mt={4}>
            <strong>Forecast.</strong> {unbroken(forecast.sentence)}
          </Text>
          <Text size="xs" c="dimmed">
            {forecast.backTest}
          </Text>
        </>
      )}
      {notes.map(note => (
        <Text key={note} size="xs" c="dimmed">
          {note}
        </Text>
      ))}
    </Section>
  )
}

function YearOnYear({ measure: { yearOnYear } }: { measure: MeasureInFull }) {
  if ('unavailable' in yearOnYear) return <Text c="dimmed">{yearOnYear.unavailable}</Text>
  return (
    <Stack gap="xs">
      {yearOnYear.rows.map(({ label, sentence }) => (
        <div key={label}>
          <Text size="xs" c="dimmed">
            {label}
          </Text>
          <Text>{unbroken(sentence)}</Text>
        </div>
      ))}
      <Text size="xs" c="dimmed">
        One month against another is seldom news: read it with the control chart.
      </Text>
    </Stack>
  )
}
