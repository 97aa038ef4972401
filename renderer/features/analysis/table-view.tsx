import { Button, Group, Text } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Analysis } from '#shared/features/analysis/contract.ts'
import type { FigureTable as Figures } from '#shared/features/analysis/figures.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { FigureTable } from '../../ui/figure-table.tsx'
import styles from './analysis.module.css'
import { ExportTable } from './export-table.tsx'
import { isOnMap } from './figure-layer.ts'
import { incidentsIn, leadsTo } from './leads-to.ts'
import { shownColumns } from './shown-columns.ts'
import { TablePicture } from './table-picture.tsx'

type TableViewProps = {
  analysis: Pick<Analysis, 'id' | 'filter'>
  tableKey: string
  /** Shows the incidents behind a row. */
  onLead: (filter: Filter) => void
}

/** One table of an analysis: as a picture where it has one, as rows, and as a file. */
export function TableView({ analysis, tableKey, onLead }: TableViewProps) {
  const table = useQuestion('analysis.table', { analysisId: analysis.id, key: tableKey })
  return (
    <Answered question={table} height={200}>
      {answered => <Shown key={tableKey} table={answered} analysis={analysis} onLead={onLead} />}
    </Answered>
  )
}

type ShownProps = Omit<TableViewProps, 'tableKey'> & { table: Figures }

function Shown({ table, analysis, onLead }: ShownProps) {
  const [row, setRow] = useState<number | null>(null)
  const leads = table.drawing.kind !== 'none'
  const open = (opened: number) => {
    const filter = leadsTo(table, opened, analysis.filter)
    if (filter) onLead(filter)
  }
  const target = row === null ? null : leadsTo(table, row, analysis.filter)
  const columns = useMemo(() => shownColumns(table), [table])
  const count = row === null ? Number.NaN : incidentsIn(table, row)
  return (
    <>
      <div className={styles.picture}>
        <TablePicture table={table} />
        <Text size="xs" c="dimmed">
          {table.note}
        </Text>
      </div>
      <div className={styles.table}>
        <FigureTable
          label={table.title}
          rows={table.rows}
          columns={columns}
          mostOf={isOnMap(table) && 'value' in table.drawing ? table.drawing.value : undefined}
          empty="There are no rows."
          chosenRow={row}
          onChoose={setRow}
          onOpen={leads ? open : undefined}
        />
      </div>
      <Group className={styles.chosen!} gap="xs" wrap="nowrap" justify="space-between">
        <Text c="dimmed" truncate>
          {leads && row === null && 'Choose a row for its incidents.'}
          {!Number.isNaN(count) && <b>{countOf(count, 'incident')}</b>}
        </Text>
        <Group gap="xs" wrap="nowrap" flex="none">
          <ExportTable analysisId={analysis.id} tableKey={table.key} />
          {leads && (
            <Button
              variant="default"
              disabled={target === null}
              leftSection={<IconFilter size={15} aria-hidden />}
              onClick={() => row !== null && open(row)}
            >
              Show its incidents
            </Button>
          )}
        </Group>
      </Group>
    </>
  )
}
