import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Person } from '#shared/features/access/contract.ts'
import { roleNames } from '#shared/features/access/rules.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { PersonDrawer } from './person-drawer.tsx'

/** Who works in this bureau, and as what. */
export default function PeoplePage() {
  const people = useQuestion('access.people')
  const agencies = useQuestion('settings.agencies')
  const [editing, setEditing] = useState<Person | 'new' | null>(null)
  const columns = useMemo<Columns<Person>>(
    () => [
      { field: 'name', headerName: 'Name', flex: 2 },
      { field: 'login', headerName: 'Signs in as', flex: 1 },
      { headerName: 'Role', flex: 1, valueGetter: ({ data }) => data && roleNames[data.role] },
      {
        headerName: 'Speaks for',
        flex: 2,
        valueGetter: ({ data }) => agencies.data?.find(agency => agency.id === data?.agencyId)?.name ?? '',
      },
    ],
    [agencies.data],
  )
  return (
    <Page>
      <PageHeader
        title="People and roles"
        about="A role decides what a person is sent. Whoever is not listed has the rights of a partner without an agency."
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing('new')}>
            Add a person
          </Button>
        }
      />
      <Answered question={people}>
        {rows => (
          <Table
            label="People"
            columns={columns}
            rows={rows}
            empty="Nobody is listed yet."
            fitRows
            onOpen={setEditing}
          />
        )}
      </Answered>
      <PersonDrawer person={editing} onClose={() => setEditing(null)} />
    </Page>
  )
}
