import { Button, Group, Stack, Text } from '@mantine/core'
import type { Output } from '../../../client/names.ts'
import { countOf, formatCount, formatFigure } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Caveats } from '../caveats.tsx'
import styles from '../side-panel.module.css'
import type { PatrolPanelProps } from './patrol-props.ts'
import { PatrolTable } from './patrol-table.tsx'
import { PatrolWeek } from './patrol-week.tsx'

type PatrolResultProps = Omit<PatrolPanelProps, 'analysisId'> & { found: Output<'analysis.patrol'> }

export function PatrolResult({ found, hotspotId, onChoose, onShowIncidents }: PatrolResultProps) {
  const chosen = found.hotspots.find(row => row.hotspotId === hotspotId) ?? null
  return (
    <>
      <Stack gap={6} className={styles.answer!}>
        <Text fw={600} size="md">
          {found.statement}
        </Text>
        <Text size="xs" c="dimmed">
          Calls of {countOf(found.days, 'day')}, {formatDay(found.from)} to {formatDay(found.to)}; positions
          of {countOf(found.presenceDays, 'day')}, {formatFigure(found.minutes / 60, 1)} hours in all, and{' '}
          {formatFigure(found.minutesInGaps / 60, 1)} more in gaps.
        </Text>
        <Caveats caveats={found.warnings} />
      </Stack>
      <div className={`${styles.table} ${styles.short}`}>
        <PatrolTable rows={found.hotspots} chosenId={hotspotId} onChoose={onChoose} />
      </div>
      <div className={styles.answer}>
        {chosen && (
          <Group gap="xs" mb={6}>
            <Text size="sm" fw={600}>
              {chosen.label}
            </Text>
            <Button variant="default" size="compact-sm" onClick={() => onShowIncidents(chosen.hotspotId)}>
              Show its {formatCount(chosen.calls)} incidents
            </Button>
          </Group>
        )}
        <PatrolWeek found={found} chosen={chosen} />
      </div>
    </>
  )
}
