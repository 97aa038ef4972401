import { Anchor, Button, Stack, Table, Text } from '@mantine/core'
import { IconPlus, IconTimeline } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { Measure } from '#shared/features/performance/measures.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatMonth } from '../../../ui/dates.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { Sparkline } from '../../../ui/sparkline.tsx'
import { PerformanceLinks } from '../performance-links.tsx'
import { DefineMeasure } from './define-measure.tsx'
import { directionNames, figureOf, latestOf } from './measure-words.ts'

/** Every monthly figure the bureau keeps, each with its small chart and what stands out. */
export default function MeasuresPage() {
  const measures = useQuestion('performance.measures')
  const mayDefine = useMayCall('performance.defineMeasure')
  const [defining, setDefining] = useState(false)
  const navigate = useNavigate()
  useHelpTopic('measures')
  const define = mayDefine && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDefining(true)}>
      Define a measure
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title="Measures"
        about="Monthly figures with their control limits: what is an ordinary month, and what needs a cause."
        actions={
          <>
            <HelpButton topic="measures" about="measures" />
            {define}
          </>
        }
      />
      <PerformanceLinks />
      <Answered question={measures} height="40vh">
        {rows =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconTimeline}
              title="No measures yet"
              next="A measure is any figure that comes once a month: typed, pasted, read from a file, or counted from the incidents."
            >
              {define}
            </EmptyState>
          ) : (
            <Stack gap="md">
              <MeasureTable rows={rows.filter(({ closedOn }) => closedOn === null)} title="Kept monthly" />
              {rows.some(({ closedOn }) => closedOn !== null) && (
                <MeasureTable rows={rows.filter(({ closedOn }) => closedOn !== null)} title="Closed" />
              )}
            </Stack>
          )
        }
      </Answered>
      <DefineMeasure
        opened={defining}
        onClose={() => setDefining(false)}
        onDefined={id => void navigate(`/performance/measures/${id}`)}
      />
    </Page>
  )
}

const monthsShown = 24

function MeasureTable({ rows, title }: { rows: readonly Measure[]; title: string }) {
  return (
    <Section
      title={title}
      about="Band: control limits, within which ups and downs need no cause. Line in it: mean. Dashes: target. Diamonds stand out."
    >
      <Table.ScrollContainer minWidth={900}>
        <Table aria-label={title} verticalSpacing={6} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Measure</Table.Th>
              <Table.Th>Last {monthsShown} months</Table.Th>
              <Table.Th ta="right">Latest</Table.Th>
              <Table.Th ta="right">Ordinary months</Table.Th>
              <Table.Th>What stands out</Table.Th>
              <Table.Th>Target</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(measure => (
              <MeasureRow key={measure.id} measure={measure} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" mt="xs">
        Target: met or missed by the latest figure alone. Months to come: “every month” where both control
        limits meet the target, “no month” where neither does, “some months” between; unless something
        changes.
      </Text>
    </Section>
  )
}

function MeasureRow({ measure }: { measure: Measure }) {
  const { id, number, name, unit, agencyName, owner, direction, target, judged, unavailable } = measure
  const points = measure.points.slice(-monthsShown)
  const last = points.at(-1)
  return (
    <Table.Tr>
      <Table.Td miw={230}>
        <Anchor component={Link} to={`/performance/measures/${id}`} fw={600}>
          {name}
        </Anchor>
        <Text size="xs" c="dimmed">
          {number} · {owner}, {agencyName}
        </Text>
      </Table.Td>
      <Table.Td>
        <Sparkline
          values={points.map(({ value }) => value)}
          limits={points.map(({ limits }) => limits)}
          marked={points.flatMap(({ signal }, at) => (signal ? [at] : []))}
          target={target}
        />
      </Table.Td>
      {last ? (
        <>
          <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
            {latestOf(measure, last)}
            <Text size="xs" c="dimmed">
              {unit} · {formatMonth(last.month)}
            </Text>
          </Table.Td>
          <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
            {last.limits
              ? `${figureOf(measure, last.limits.lower)} to ${figureOf(measure, last.limits.upper)}`
              : 'too few months'}
          </Table.Td>
          <Table.Td>{standingOut(measure)}</Table.Td>
        </>
      ) : (
        <Table.Td colSpan={3}>
          <Text c="dimmed">{unavailable}</Text>
        </Table.Td>
      )}
      <Table.Td miw={150}>
        {judged ? (
          <>
            {targetWords(measure)}: {judged.latest}
            {judged.reach && (
              <Text size="xs" c="dimmed">
                to come: {reachNames[judged.reach]}
              </Text>
            )}
          </>
        ) : (
          <Text c="dimmed">{target === null ? 'none' : directionNames[direction]}</Text>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

const reachNames = { always: 'every month', never: 'no month', sometimes: 'some months' }

function targetWords(measure: Measure) {
  const limit = figureOf(measure, measure.target ?? 0)
  return measure.direction === 'lower' ? `${limit} or less` : `${limit} or more`
}

/** The latest month that stands out within the last half year: older news are on the measure's own page. */
function standingOut({ points }: Measure) {
  const found = points.slice(-6).findLast(({ signal }) => signal !== '')
  if (!found) return <Text c="dimmed">nothing in half a year</Text>
  return (
    <>
      {found.signal}
      <Text size="xs" c="dimmed">
        {formatMonth(found.month)}
      </Text>
    </>
  )
}
