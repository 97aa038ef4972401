import { Skeleton, Text } from '@mantine/core'
import type { Filter, Grouping } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { formatMonth } from '../../ui/dates.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import styles from './incidents.module.css'

type GroupsProps = { filter: Filter; onChoose: (filter: Filter) => void }
type Group = { id: number; name: string; count: number; filter: Filter }

/** The incidents of a filter by what they have in common; Enter on a group narrows the filter to it. */
export function IncidentGroups({ by, filter, onChoose }: GroupsProps & { by: Grouping }) {
  const { data, error } = useQuestion('incidents.groups', { filter, by }, { keepLast: true })
  if (error) return <ErrorNote {...inWords(error)} />
  if (!data) return <Skeleton h={200} />
  const rows = data.rows.map((row, id) => ({
    ...row,
    id,
    name: by === 'month' ? formatMonth(row.name) : row.name,
  }))
  const notes = [
    data.groups > rows.length &&
      `The first ${formatCount(rows.length)} of ${formatCount(data.groups)} groups.`,
    data.inNone > 0 && `${countOf(data.inNone, 'incident')} belong to none.`,
  ].filter(Boolean)
  return <GroupTable rows={rows} note={notes.join(' ')} onChoose={onChoose} />
}

/** The incidents of a filter by the areas of a set. */
export function IncidentAreas({ areaSetId, filter, onChoose }: GroupsProps & { areaSetId: number }) {
  const { data, error } = useQuestion('areas.counts', { areaSetId, filter }, { keepLast: true })
  if (error) return <ErrorNote {...inWords(error)} />
  if (!data) return <Skeleton h={200} />
  const rows = data.areas
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ id, name, count }) => ({ id, name, count, filter: { ...filter, areaIds: [id] } }))
  const note = `${formatCount(data.outside)} outside of all areas, ${formatCount(data.unplaced)} could not be placed.`
  return <GroupTable rows={rows} note={note} onChoose={onChoose} />
}

function GroupTable({
  rows,
  note,
  onChoose,
}: {
  rows: readonly Group[]
  note: string
  onChoose: (filter: Filter) => void
}) {
  return (
    <>
      <Table<Group>
        label="Groups of incidents"
        columns={columns}
        rows={rows}
        empty="No incident fits the filter. Take a condition away."
        onOpen={group => onChoose(group.filter)}
      />
      <Text size="xs" c="dimmed" className={styles.note!}>
        {note} A click on a group, or Enter, narrows the filter to it.
      </Text>
    </>
  )
}

const columns: Columns<Group> = [
  { field: 'name', headerName: 'Group', flex: 1, minWidth: 160 },
  {
    field: 'count',
    headerName: 'Incidents',
    width: 120,
    type: 'rightAligned',
    sortingOrder: ['desc', 'asc'],
    valueFormatter: ({ value }) => formatCount(value),
  },
]
