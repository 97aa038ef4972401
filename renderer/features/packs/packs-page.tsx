import { IconFileText } from '@tabler/icons-react'
import type { Pack } from '#shared/features/packs/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { formatInstant } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type Columns, Table } from '../../ui/table.tsx'

/** The register of disclosures: every pack that was made, for whom, and the fingerprint of its file. */
export function PacksPage({ onTrace }: { onTrace: (packId: number) => void }) {
  const packs = useQuestion('packs.list')
  return (
    <Page>
      <PageHeader
        title="Register of packs"
        about="Every pack and every picture of the map made: for whom, by whom, and its fingerprint. Click one, or press Enter on it, for its trace."
      />
      <Answered question={packs}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconFileText}
              title="No packs yet"
              next="Open a problem profile and press “Make PDF”. Every pack made is entered here."
            />
          ) : (
            <Table
              label="Register of packs"
              columns={columns}
              rows={rows}
              empty="No packs"
              fitRows
              onOpen={({ id }) => onTrace(id)}
            />
          )
        }
      </Answered>
    </Page>
  )
}

const columns: Columns<Pack> = [
  { field: 'number', headerName: 'Number', width: 110 },
  { field: 'title', headerName: 'Title', flex: 2, minWidth: 180 },
  { field: 'marking', headerName: 'Marking', width: 160 },
  { field: 'audience', headerName: 'For', flex: 1, minWidth: 120 },
  {
    field: 'madeAt',
    headerName: 'Made',
    width: 150,
    valueFormatter: ({ value }) => formatInstant(value),
  },
  { field: 'madeBy', headerName: 'By', width: 120 },
  { field: 'sha256', headerName: 'Fingerprint (SHA-256)', flex: 1, minWidth: 120 },
]
