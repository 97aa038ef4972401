import { useMemo, useState } from 'react'
import type { Analysis } from '#shared/features/analysis/contract.ts'
import { type FilterNames, filterInWords } from '../../client/filter-words.ts'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { useFilterNames } from '../../client/use-filter-names.ts'
import { inWords } from '../../client/words.ts'
import { formatCount } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import styles from './analysis.module.css'
import { methodWords, parametersInWords } from './method-words.ts'
import { SavedAnalysis } from './saved-analysis.tsx'

type Row = Output<'analysis.list'>[number]
type SavedAnalysesProps = {
  analysisId: number | null
  /** Opens an analysis, and with it the filter it was run on. */
  onOpen: (analysis: Pick<Analysis, 'id' | 'filter'>) => void
}

/** Every analysis that was run: each can be looked at again exactly as it was, and run again. */
export function SavedAnalyses({ analysisId, onOpen }: SavedAnalysesProps) {
  const list = useQuestion('analysis.list')
  const names = useFilterNames()
  const columns = useMemo(() => columnsOf(names), [names])
  const [selectedId, setSelectedId] = useState(analysisId)
  const selected = list.data?.find(({ id }) => id === selectedId)
  if (list.isError) return <ErrorNote {...inWords(list.error)} />
  return (
    <div className={styles.panel}>
      <div className={styles.table}>
        <Table<Row>
          label="Saved analyses"
          columns={columns}
          rows={list.data}
          loading={list.isPending}
          empty="Nothing saved yet. An analysis is saved when it is run."
          selectedId={selectedId}
          onSelect={({ id }) => setSelectedId(id)}
          onOpen={onOpen}
        />
      </div>
      {selected && (
        <SavedAnalysis
          key={selected.id}
          analysis={selected}
          filterWords={filterInWords(selected.filter, names)}
          onOpen={onOpen}
        />
      )}
    </div>
  )
}

const wrapped = {
  flex: 1,
  minWidth: 120,
  wrapText: true,
  autoHeight: true,
  cellStyle: { lineHeight: '17px', paddingBlock: '6px' },
} as const

function columnsOf(names: FilterNames): Columns<Row> {
  return [
    {
      field: 'madeAt',
      headerName: 'Run',
      width: 108,
      wrapText: true,
      autoHeight: true,
      cellStyle: wrapped.cellStyle,
      valueFormatter: ({ value, data }) => `${formatInstant(value)}, ${data?.madeBy}`,
    },
    {
      headerName: 'Method',
      ...wrapped,
      flex: 1.3,
      valueGetter: ({ data }) =>
        data &&
        [methodWords[data.parameters.method].name, parametersInWords(data.parameters)]
          .filter(Boolean)
          .join(': '),
    },
    {
      headerName: 'Filter',
      ...wrapped,
      valueGetter: ({ data }) => data && filterInWords(data.filter, names),
    },
    { field: 'hotspots', headerName: 'Hotspots', width: 92, type: 'rightAligned' },
    {
      field: 'incidents',
      headerName: 'Incidents',
      width: 94,
      type: 'rightAligned',
      valueFormatter: ({ value }) => formatCount(value),
    },
  ]
}
