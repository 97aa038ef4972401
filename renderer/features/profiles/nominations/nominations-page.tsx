import { Box, Button, Group, Modal, Stack } from '@mantine/core'
import { IconFileSpreadsheet, IconFlag, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Nomination } from '#shared/features/profiles/nominations.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMay } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatCount } from '../../../ui/counts.ts'
import { formatInstant } from '../../../ui/dates.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { type Columns, Table } from '../../../ui/table.tsx'
import { FormFile } from './form-file.tsx'
import { NominationDetail } from './nomination-detail.tsx'
import { NominationForm } from './nomination-form.tsx'

type Open = { kind: 'new' } | { kind: 'file' } | { kind: 'one'; id: number }

const statusWords = { new: 'New', 'taken-up': 'Taken up', declined: 'Declined' } as const

/** Problems that partners brought before the bureau; a partner sees those of their own agency. */
export function NominationsPage({ links }: { links: ReactNode }) {
  const nominations = useQuestion('profiles.nominations')
  const mayCount = useMay('incidents.read')
  const [opened, setOpened] = useState<Open | null>(null)
  const chosen = opened?.kind === 'one' ? nominations.data?.find(({ id }) => id === opened.id) : undefined
  const titles = { new: 'Nominate a problem', file: 'Nomination forms', one: chosen?.number ?? '' }
  const close = () => setOpened(null)
  return (
    <Page>
      <Stack h="100%" gap={0}>
        <PageHeader
          title="Nominations"
          about="Problems that partners bring before the bureau."
          actions={
            <Group gap="xs" wrap="nowrap">
              <Button
                variant="default"
                leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
                onClick={() => setOpened({ kind: 'file' })}
              >
                Forms
              </Button>
              <Button
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setOpened({ kind: 'new' })}
              >
                Nominate
              </Button>
            </Group>
          }
        />
        {links}
        <Answered question={nominations}>
          {rows =>
            rows.length === 0 ? (
              <EmptyState
                icon={IconFlag}
                title="No nominations yet"
                next="Nominate a problem here, or hand out a form and read it back."
              />
            ) : (
              <Box flex={1} mih={0}>
                <Table
                  label="Nominations"
                  columns={mayCount ? columns : columns.filter(({ field }) => field !== 'incidents')}
                  rows={rows}
                  empty="No nominations"
                  onOpen={({ id }) => setOpened({ kind: 'one', id })}
                />
              </Box>
            )
          }
        </Answered>
      </Stack>
      <Modal
        opened={opened !== null}
        onClose={close}
        size="lg"
        title={opened && titles[opened.kind]}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {opened?.kind === 'new' && <NominationForm onDone={close} />}
        {opened?.kind === 'file' && <FormFile onDone={close} />}
        {chosen && <NominationDetail nomination={chosen} />}
      </Modal>
    </Page>
  )
}

const columns: Columns<Nomination> = [
  { field: 'number', headerName: 'Number', width: 124 },
  { field: 'title', headerName: 'Title', flex: 2, minWidth: 200 },
  { field: 'agencyName', headerName: 'Agency', flex: 1, minWidth: 140 },
  { field: 'gridReference', headerName: 'Place', width: 130 },
  {
    field: 'incidents',
    headerName: 'Incidents',
    type: 'rightAligned',
    width: 110,
    valueFormatter: ({ value }) => (value === null ? '' : formatCount(value)),
  },
  {
    field: 'status',
    headerName: 'Status',
    width: 120,
    valueFormatter: ({ value }) => statusWords[value as Nomination['status']],
  },
  { field: 'profileNumber', headerName: 'Profile', width: 130 },
  {
    field: 'madeAt',
    headerName: 'Made',
    width: 150,
    initialSort: 'desc',
    valueFormatter: ({ value }) => formatInstant(value),
  },
]
