import { Box, Stack } from '@mantine/core'
import { useMemo } from 'react'
import type { Output } from '../../client/names.ts'
import { useDesk } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { formatInstant } from '../../ui/dates.ts'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { rowsByPage } from '../../ui/rows-by-page.ts'
import { type Columns, Table } from '../../ui/table.tsx'

type AuditRecord = Output<'access.audit'>['rows'][number]

/** The register of what was collected, altered, consulted, disclosed, combined and erased. */
export default function AuditPage() {
  const client = useDesk()
  const pages = useMemo(() => rowsByPage(wanted => client.access.audit(wanted), sayFailure), [client])
  return (
    <Page>
      <Stack h="100%" gap={0}>
        <PageHeader
          title="Audit register"
          about="Who collected, altered, consulted, disclosed, combined or erased what, newest first. It names records, never their contents."
        />
        <Box flex={1} mih={0}>
          <Table
            label="Audit register"
            columns={columns}
            pages={pages}
            empty="Nothing has been recorded yet."
          />
        </Box>
      </Stack>
    </Page>
  )
}

const columns: Columns<AuditRecord> = [
  {
    field: 'at',
    headerName: 'When',
    width: 160,
    sortable: false,
    valueFormatter: ({ value }) => (value ? formatInstant(value) : ''),
  },
  { field: 'login', headerName: 'Who', width: 140, sortable: false },
  { field: 'kind', headerName: 'Kind', width: 130, sortable: false },
  { field: 'procedure', headerName: 'What was asked', flex: 1, sortable: false, valueFormatter: inWords },
  { field: 'subject', headerName: 'About', flex: 1, sortable: false, valueFormatter: inWords },
]

/** `tasking.putOnAgenda` → `tasking: put on agenda`; `meetingId 3` → `meeting 3`. */
function inWords({ value }: { value: string | undefined }): string {
  return (value ?? '')
    .replace('.', ': ')
    .replaceAll(/Id\b/g, '')
    .replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
}
