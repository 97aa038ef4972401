import { Group, Switch, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import type { ICellRendererParams } from 'ag-grid-community'
import { useMemo, useState } from 'react'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { type IncidentField, personFields } from '#shared/features/imports/rules.ts'
import type { Output } from '../../client/names.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { type Columns, Table } from '../../ui/table.tsx'
import styles from './mapping.module.css'

type PreviewRow = Output<'imports.preview'>['rows'][number]
type NumberedRow = PreviewRow & { id: number }
type PreviewTableProps = { rows: PreviewRow[]; mapping: MappingSpec }

/** The first rows as they would be loaded, or why they would not; what stands in the file on demand. */
export function PreviewTable({ rows, mapping }: PreviewTableProps) {
  const [withRaw, setWithRaw] = useState(false)
  const numbered = useMemo(() => rows.map((row, id) => ({ ...row, id })), [rows])
  const columns = useMemo(() => columnsOf(mapping, withRaw), [mapping, withRaw])
  const counts = (['loaded', 'flagged', 'rejected', 'skipped'] as const)
    .map(outcome => ({ outcome, count: rows.filter(row => row.outcome === outcome).length }))
    .filter(({ count }) => count > 0)
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed" component="div">
          <Group gap={10}>
            <span>{countOf(rows.length, 'row')} of the file:</span>
            {counts.map(({ outcome, count }) => (
              <span key={outcome}>
                <OutcomeIcon outcome={outcome} /> {formatCount(count)} {outcomes[outcome].words}
              </span>
            ))}
          </Group>
        </Text>
        <Switch
          size="xs"
          label="Show what stands in the file"
          checked={withRaw}
          onChange={event => setWithRaw(event.currentTarget.checked)}
        />
      </Group>
      <div className={styles.previewTable}>
        <Table
          label="The first rows as they will be loaded"
          columns={columns}
          rows={numbered}
          empty="The file has no rows."
          rowClassRules={{ [styles.rejectedRow!]: ({ data }) => data?.outcome === 'rejected' }}
        />
      </div>
    </>
  )
}

const outcomes = {
  loaded: { words: 'loaded', icon: IconCheck, colour: 'var(--mantine-color-green-light-color)' },
  flagged: {
    words: 'loaded, with a note',
    icon: IconAlertTriangle,
    colour: 'var(--mantine-color-yellow-light-color)',
  },
  rejected: { words: 'rejected', icon: IconX, colour: 'var(--mantine-color-error)' },
  skipped: { words: 'passed over: no row', icon: IconMinus, colour: 'var(--mantine-color-dimmed)' },
} as const

function OutcomeIcon({ outcome }: { outcome: PreviewRow['outcome'] }) {
  const { icon: Picture, colour } = outcomes[outcome]
  return <Picture size={13} aria-hidden color={colour} className={styles.cellIcon} />
}

type Shown = {
  headerName: string
  fields: readonly IncidentField[]
  width: number
  read: (incident: NonNullable<PreviewRow['incident']>) => string | null
}

/** What an incident shows, and the fields each of them is read from. */
const shown: Shown[] = [
  { headerName: 'When', fields: ['from', 'fromTime', 'to', 'toTime'], width: 100, read: each => each.when },
  {
    headerName: 'Where',
    fields: ['easting', 'northing', 'gridReference', 'latitude', 'longitude', 'postcode', 'areaCode'],
    width: 118,
    read: placeOf,
  },
  { headerName: 'Category', fields: ['category'], width: 128, read: each => each.category },
  { headerName: 'Code', fields: [], width: 104, read: each => each.codeName ?? 'not coded' },
  { headerName: 'Reference', fields: ['reference'], width: 104, read: each => each.reference },
  { headerName: 'Place', fields: ['place'], width: 150, read: each => each.place },
  { headerName: 'Channel', fields: ['channel'], width: 100, read: each => each.channel },
  { headerName: 'Outcome', fields: ['outcome'], width: 120, read: each => each.outcome },
  { headerName: 'Answered', fields: ['answered'], width: 96, read: each => each.response?.answered ?? null },
  {
    headerName: 'First visit',
    fields: ['visited'],
    width: 128,
    read: each => each.response?.visited ?? null,
  },
  { headerName: 'Resolved', fields: ['resolved'], width: 128, read: each => each.response?.resolved ?? null },
]

// Nothing that is still to be judged may be cut off.
const wrapped = { wrapText: true, autoHeight: true, sortable: false } as const

function columnsOf(mapping: MappingSpec, withRaw: boolean): Columns<NumberedRow> {
  const { fields } = mapping
  const used = shown.filter(
    ({ headerName, fields: from }) =>
      ['When', 'Category', 'Code', 'Where'].includes(headerName) || from.some(field => fields[field]),
  )
  const people = personFields.filter(field => fields[field] !== undefined)
  return [
    {
      field: 'line',
      headerName: 'Line',
      type: 'rightAligned',
      width: 56,
      sortable: false,
      cellRenderer: ({ data }: ICellRendererParams<NumberedRow>) => (
        <span className={styles.cell}>{data && formatCount(data.line)}</span>
      ),
    },
    {
      headerName: 'Becomes',
      width: 186,
      ...wrapped,
      cellRenderer: ({ data }: ICellRendererParams<NumberedRow>) => data && <Becomes row={data} />,
    },
    ...used.map(({ headerName, fields: from, width, read }) => ({
      headerName,
      width,
      ...wrapped,
      cellRenderer: ({ data }: ICellRendererParams<NumberedRow>) =>
        data && (
          <ReadCell
            row={data}
            read={data.incident ? read(data.incident) : null}
            columns={from.flatMap(field => fields[field] ?? [])}
            header={mapping.header}
            withRaw={withRaw}
          />
        ),
    })),
    ...people.map(field => ({
      headerName: fields[field]!,
      width: 150,
      ...wrapped,
      cellRenderer: ({ data }: ICellRendererParams<NumberedRow>) => (
        <span className={styles.cell}>{data?.incident && 'kept as a pseudonym only'}</span>
      ),
    })),
  ]
}

function Becomes({ row }: { row: PreviewRow }) {
  return (
    <span className={styles.cell}>
      <OutcomeIcon outcome={row.outcome} />
      {outcomes[row.outcome].words}
      {row.oddities.map(({ column, reason, mend }) => (
        <span key={`${column}${reason}`} style={{ display: 'block' }}>
          {column === null ? reason : `${column}: ${reason}`}
          {mend && ` (${mend})`}
        </span>
      ))}
    </span>
  )
}

type ReadCellProps = {
  row: PreviewRow
  read: string | null
  columns: readonly string[]
  header: readonly string[]
  withRaw: boolean
}

/** A value as it was read, marked where it needed a guess, with what stands in the file below it on demand. */
function ReadCell({ row, read, columns, header, withRaw }: ReadCellProps) {
  const odd = row.oddities.some(({ column }) => column !== null && columns.includes(column))
  const even = row.cells.length === header.length
  const raw = even ? columns.map(column => row.cells[header.indexOf(column)] ?? '').join(' | ') : ''
  return (
    <span className={styles.cell}>
      {odd && (
        <>
          <OutcomeIcon outcome={row.incident ? 'flagged' : 'rejected'} />
          <span className={styles.oddWord}>{row.incident ? 'doubtful: ' : 'not read: '}</span>
        </>
      )}
      {read ?? (odd ? raw || 'empty' : '')}
      {withRaw && columns.length > 0 && even && (
        <span className={styles.raw}>{raw === '' ? '(empty)' : raw}</span>
      )}
    </span>
  )
}

function placeOf({ easting, northing }: NonNullable<PreviewRow['incident']>) {
  if (easting === null || northing === null) return 'not placed'
  return `${Math.round(easting)} ${Math.round(northing)}`
}
