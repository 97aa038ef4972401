import { Button } from '@mantine/core'
import { IconBuildingCommunity, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Agency } from '#shared/features/settings/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { AgencyDrawer } from './agency-drawer.tsx'

/** The partner organisations: they give sources, sit at meetings and own actions. */
export default function AgenciesPage() {
  const agencies = useQuestion('settings.agencies')
  const mayChange = useMayCall('settings.saveAgency')
  const [editing, setEditing] = useState<Agency | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
      Add an agency
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title="Agencies"
        about="Partner organisations: they give sources, attend meetings and own actions."
        actions={mayChange && add}
      />
      <Answered question={agencies}>
        {rows =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconBuildingCommunity}
              title="No agencies yet"
              next={
                mayChange
                  ? 'Add the police, the council and whoever else shares data or takes on actions.'
                  : 'The bureau manager adds them.'
              }
            >
              {mayChange && add}
            </EmptyState>
          ) : (
            <Table
              label="Agencies"
              columns={columns}
              rows={rows}
              empty="No agencies"
              fitRows
              {...(mayChange ? { onOpen: setEditing } : {})}
            />
          )
        }
      </Answered>
      <AgencyDrawer agency={editing} onClose={() => setEditing(null)} />
    </Page>
  )
}

const columns: Columns<Agency> = [
  { field: 'name', headerName: 'Name', flex: 2 },
  { field: 'key', headerName: 'Key', flex: 1 },
]
