import type { Analysis } from '#shared/features/analysis/contract.ts'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { formatCount } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { methodWords, parametersInWords } from './method-words.ts'

type Row = Output<'analysis.list'>[number]
type SavedAnalysesProps = { analysisId: number | null; onOpen: (analysis: Analysis) => void }

/** Every analysis that was run: each can be looked at again exactly as it was. */
export function SavedAnalyses({ analysisId, onOpen }: SavedAnalysesProps) {
  const list = useQuestion('analysis.list')
  if (list.isError) return <ErrorNote {...inWords(list.error)} />
  return (
    <Table<Row>
      label="Saved analyses"
      columns={columns}
      rows={list.data}
      loading={list.isPending}
      empty="Nothing saved yet. An analysis is saved when it is run."
      selectedId={analysisId}
      onSelect={onOpen}
    />
  )
}

const columns: Columns<Row> = [
  { field: 'madeAt', headerName: 'Run', width: 158, valueFormatter: ({ value }) => formatInstant(value) },
  {
    headerName: 'Method',
    flex: 1,
    minWidth: 150,
    wrapText: true,
    autoHeight: true,
    cellStyle: { lineHeight: '18px', paddingBlock: '6px' },
    valueGetter: ({ data }) =>
      data && `${methodWords[data.parameters.method].name}, ${parametersInWords(data.parameters)}`,
  },
  { field: 'hotspots', headerName: 'Hotspots', width: 88, type: 'rightAligned' },
  {
    field: 'incidents',
    headerName: 'Incidents',
    width: 92,
    type: 'rightAligned',
    valueFormatter: ({ value }) => formatCount(value),
  },
  { field: 'madeBy', headerName: 'By', width: 82 },
]
