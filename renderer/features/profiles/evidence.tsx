import { Alert, Stack, Table, Text } from '@mantine/core'
import { IconTrendingDown, IconTrendingUp } from '@tabler/icons-react'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { countOf, formatCount, formatFigure, formatShare, unbroken } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { Section } from '../../ui/section.tsx'
import { WeekGrid } from '../../ui/week-grid.tsx'
import { FreshnessTable } from './freshness-table.tsx'
import { ProfileMap } from './profile-map.tsx'
import { ProfileMonths } from './profile-months.tsx'
import { RepeatLocations } from './repeat-locations.tsx'

/** Every figure of the profile, counted from its incidents. */
export function Evidence({ profile }: { profile: Profile }) {
  const { figures, baseline, since } = profile
  const Trend = since && since.perMonth > since.baselinePerMonth ? IconTrendingUp : IconTrendingDown
  return (
    <Stack gap="md">
      {since && (
        <Alert icon={<Trend aria-hidden />} title="Since adoption" color="desk">
          <Text c="var(--mantine-color-text)">{unbroken(since.sentence)}</Text>
          <Text size="xs" c="dimmed">
            {formatDay(since.from)} to {formatDay(since.to)}
          </Text>
        </Alert>
      )}
      <Section
        title={`${countOf(figures.total, 'incident')}, ${formatFigure(figures.perMonth, 1)} a month`}
        about={
          <>
            {formatDay(figures.from)} to {formatDay(figures.to)}
            {baseline && ` · baseline frozen on ${formatDay(baseline.frozenOn)}`}
          </>
        }
      >
        <ProfileMap profile={profile} />
      </Section>
      <Section title="When">
        <Stack gap="md">
          <ProfileMonths profile={profile} />
          {figures.hourByWeekday.kind === 'counts' ? (
            <WeekGrid
              title="Incidents by hour and weekday"
              values={figures.hourByWeekday.values}
              note={noteFor(figures.hourByWeekday)}
            />
          ) : (
            <Refused title="Hour by weekday" reason={figures.hourByWeekday.reason} />
          )}
        </Stack>
      </Section>
      <Section title="Repeat locations">
        <RepeatLocations repeats={figures.repeatLocations} />
      </Section>
      <Section title="Categories">
        <Table aria-label="Categories">
          <Table.Tbody>
            {figures.categories.map(({ name, count }) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td ta="right" w={90}>
                  {formatCount(count)}
                </Table.Td>
                <Table.Td ta="right" w={90} c="dimmed">
                  {formatShare(count, figures.total)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Section>
      <Section title="Sources" about="How fresh each is, and what it could not tell.">
        <FreshnessTable sources={figures.sources} />
      </Section>
    </Stack>
  )
}

function Refused({ title, reason }: { title: string; reason: string }) {
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <Text c="dimmed">{reason}</Text>
    </div>
  )
}

function noteFor({ incidents, left }: { incidents: number; left: number }) {
  const counted = `${countOf(incidents, 'incident')}, by local time.`
  return left > 0 ? `${counted} ${formatCount(left)} left out: their hour is not known.` : counted
}
