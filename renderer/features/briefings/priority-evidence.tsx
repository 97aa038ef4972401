import { Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import type { Priority } from '#shared/features/briefings/priorities.ts'
import { Answered } from '../../client/answered.tsx'
import { filterInWords } from '../../client/filter-words.ts'
import { useMay } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { useFilterNames } from '../../client/use-filter-names.ts'
import { extentOfPolygons } from '../../map/layers.ts'
import { MapView } from '../../map/map-view.tsx'
import { unbroken } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { MonthBars } from '../../ui/month-bars.tsx'
import styles from './briefings.module.css'
import { ReviewWords } from './review-words.tsx'

/** A priority before a meeting: why it was adopted, what became of the calls, who waits, and where it is. */
export function PriorityEvidence({ priorityId }: { priorityId: number }) {
  const question = useQuestion('briefings.priority', { priorityId })
  const names = useFilterNames()
  return (
    <Answered question={question} height={300}>
      {priority => (
        <Stack gap="sm">
          <Text c="dimmed">
            {filterInWords(priority.filter, names)} in {priority.areaLabel} · {priority.owner} · adopted{' '}
            {formatDay(priority.adoptedOn)} · <ReviewWords priority={priority} />
          </Text>
          <Text>{priority.rationale}</Text>
          {priority.change && (
            <>
              <Text size="lg">{unbroken(priority.change.sentence)}</Text>
              <Text size="xs" c="dimmed">
                Before: {formatDay(priority.change.beforeFrom)} to {formatDay(priority.change.beforeTo)}.
                Since: {formatDay(priority.change.from)} to {formatDay(priority.change.to)}.
              </Text>
            </>
          )}
          {priority.voices
            .filter(({ saidOn }) => saidOn === null)
            .map(({ id, raisedBy, raisedOn, what }) => (
              <Text key={id}>
                Waits for an answer: {raisedBy}, {formatDay(raisedOn)}: “{what}”
              </Text>
            ))}
          <Where priority={priority} />
        </Stack>
      )}
    </Answered>
  )
}

/** Its area with the incidents since it was adopted, and the months of all of them. */
function Where({ priority }: { priority: Priority }) {
  const { id, title, filter: counted, areaId, adoptedOn, change } = priority
  const mayIncidents = useMay('incidents.read')
  const outlines = useQuestion('briefings.priorityOutlines')
  const polygons = outlines.data?.find(outline => outline.id === id)?.polygons
  const filter = useMemo(() => ({ ...counted, areaIds: [areaId] }), [counted, areaId])
  const since = useMemo(
    () => ({ ...filter, from: change?.from ?? adoptedOn, ...(change && { to: change.to }) }),
    [filter, change, adoptedOn],
  )
  const points = useQuestion('incidents.points', { filter: since }, { when: mayIncidents })
  const months = useQuestion('incidents.byMonth', { filter }, { when: mayIncidents })
  const extent = useMemo(() => (polygons ? extentOfPolygons(polygons) : null), [polygons])
  const areas = useMemo(
    () => (polygons ? [{ id, name: title, polygons, chosen: true }] : []),
    [id, title, polygons],
  )
  if (!outlines.data) return null
  return (
    <>
      {points.data && (
        <Text size="xs" c="dimmed">
          On the map: the incidents since it was adopted.
        </Text>
      )}
      <div className={styles.map}>
        <MapView
          inPage
          label={`Map of ${title}: incidents since it was adopted`}
          {...(extent && { extent })}
          areas={areas}
          points={points.data}
        />
      </div>
      {months.data && (
        <MonthBars
          title="Incidents by month"
          months={months.data}
          dividedOn={adoptedOn}
          dividedBy="Adopted"
        />
      )}
    </>
  )
}
