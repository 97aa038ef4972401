import { Anchor, Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Monitoring as Watched } from '#shared/features/profiles/evaluation.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { ControlChart } from '../../../ui/control-chart.tsx'
import { formatMonth } from '../../../ui/dates.ts'
import { HelpButton } from '../../../ui/help.tsx'
import { Section } from '../../../ui/section.tsx'

type MonitoringProps = { profileId: number; mapOf: (filter: Filter) => string }

/** Calls month by month against the range that the frozen baseline leads one to expect. */
export function Monitoring({ profileId, mapOf }: MonitoringProps) {
  const question = useQuestion('profiles.monitoring', { profileId })
  return (
    <Section
      title="Monitoring"
      actions={<HelpButton topic="did-it-work" about="whether a response worked" />}
    >
      <Answered question={question} height={260}>
        {answer =>
          'unavailable' in answer ? (
            <Text c="dimmed">{answer.unavailable}</Text>
          ) : (
            <Chart watched={answer} mapOf={mapOf} />
          )
        }
      </Answered>
    </Section>
  )
}

function Chart({ watched, mapOf }: { watched: Watched; mapOf: MonitoringProps['mapOf'] }) {
  const { expected, months, sentence } = watched
  const points = useMemo(
    () =>
      'unavailable' in expected
        ? []
        : months.map(({ month, count, signal }) => ({
            name: formatMonth(month),
            value: count,
            signal,
            mean: expected.mean,
            lower: expected.lower,
            upper: expected.upper,
          })),
    [expected, months],
  )
  const standing = months.filter(({ signal }) => signal)
  return (
    <Stack gap="xs">
      <Text>{sentence}</Text>
      {points.length > 0 && <ControlChart title="Calls a month against the expected range" points={points} />}
      {[...Map.groupBy(standing, ({ signal }) => signal)].map(([signal, alike]) => (
        <Text key={signal} size="sm">
          Stand out, {signal}:{' '}
          {alike.map(({ month, count, filter }, at) => (
            <span key={month}>
              {at > 0 && '; '}
              <Anchor component={Link} to={mapOf(filter)} size="sm">
                {formatMonth(month)}: {count}
              </Anchor>
            </span>
          ))}
        </Text>
      ))}
    </Stack>
  )
}
