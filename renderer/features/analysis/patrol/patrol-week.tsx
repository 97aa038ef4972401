import { SimpleGrid } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import type { PatrolRow } from '#shared/features/analysis/presence.ts'
import type { Output } from '../../../client/names.ts'
import { countOf, formatFigure } from '../../../ui/counts.ts'
import { WeekGrid } from '../../../ui/week-grid.tsx'

const hoursOfWeek = 168
type PatrolWeekProps = { found: Output<'analysis.patrol'>; chosen: PatrolRow | null }

/** Calls and minutes by hour of the week, of the hotspot chosen or of all: a dot where there are calls and nobody. */
export function PatrolWeek({ found, chosen }: PatrolWeekProps) {
  const { calls, minutes, alone } = useMemo(() => weeksOf(found, chosen), [found, chosen])
  const describe = useCallback(
    (hour: number) => {
      const there =
        found.recorded[hour] === 0 ? 'nobody on record' : `${formatFigure(minutes[hour]!, 0)} minutes there`
      return `${countOf(calls[hour]!, 'call')}, ${there}`
    },
    [found, calls, minutes],
  )
  const where = chosen ? `hotspot ${chosen.rank}` : 'all hotspots'
  const silent = found.recorded.filter(days => days === 0).length
  return (
    <SimpleGrid cols={1} spacing="md">
      <WeekGrid
        title={`Calls by hour and weekday, ${where}`}
        values={calls}
        marks={alone}
        describe={describe}
        note={`● calls, and units on record, but none there: ${countOf(alone.filter(Boolean).length, 'hour')}.`}
      />
      <WeekGrid
        title={`Minutes of presence, ${where}`}
        values={minutes}
        describe={describe}
        note={
          silent > 0
            ? `Of ${countOf(silent, 'hour')} of the week no unit is on record anywhere: nothing can be said of them.`
            : 'Every hour of the week is on record.'
        }
      />
    </SimpleGrid>
  )
}

function weeksOf(
  { hotspots, calls, presence, recorded }: Output<'analysis.patrol'>,
  chosen: PatrolRow | null,
) {
  const sum = (columns: Float64Array) =>
    Array.from({ length: hoursOfWeek }, (_, hour) =>
      hotspots.reduce(
        (total, row, index) =>
          chosen && chosen.hotspotId !== row.hotspotId ? total : total + columns[index * hoursOfWeek + hour]!,
        0,
      ),
    )
  const [ofCalls, ofMinutes] = [sum(calls), sum(presence)]
  const alone = ofCalls.map((count, hour) => count > 0 && recorded[hour]! > 0 && ofMinutes[hour] === 0)
  return { calls: ofCalls, minutes: ofMinutes, alone }
}
