import { Anchor, Button, Drawer, Stack, Table, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Source } from '#shared/features/imports/contract.ts'
import { Answered } from '../../client/answered.tsx'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatCount } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { MappingView } from './mapping-view.tsx'

type Versions = Output<'imports.mappings'>
type MappingVersionsProps = { source: Pick<Source, 'id' | 'name'> | null; onClose: () => void }

/** Every mapping a source was ever read by: who made it, when, for which header. */
export function MappingVersions({ source, onClose }: MappingVersionsProps) {
  return (
    <Drawer
      opened={source !== null}
      onClose={onClose}
      size="lg"
      title={<Title order={2}>Mappings of {source?.name}</Title>}
      closeButtonProps={{ 'aria-label': 'Close the mappings' }}
    >
      {source && <VersionsOf sourceId={source.id} />}
    </Drawer>
  )
}

function VersionsOf({ sourceId }: { sourceId: number }) {
  const question = useQuestion('imports.mappings', { sourceId })
  return (
    <Answered question={question} height={120}>
      {versions =>
        versions.length === 0 ? (
          <Text c="dimmed">No file of this source was imported yet. Its mapping is kept with the first.</Text>
        ) : (
          <VersionTable versions={versions} />
        )
      }
    </Answered>
  )
}

function VersionTable({ versions }: { versions: Versions }) {
  const [openId, setOpenId] = useState<number | null>(null)
  const open = versions.find(({ id }) => id === openId)
  return (
    <Stack gap="md">
      <Text c="dimmed">
        A changed mapping is a new version; the earlier ones are never altered. A file is recognised by its
        header and read by the latest version for it.
      </Text>
      <Table aria-label="Versions">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Mapping</Table.Th>
            <Table.Th>Made</Table.Th>
            <Table.Th>Header</Table.Th>
            <Table.Th>Imports</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map(({ id, number, madeAt, madeBy, importIds, mapping }) => (
            <Table.Tr key={id} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  px={0}
                  aria-expanded={id === openId}
                  onClick={() => setOpenId(id === openId ? null : id)}
                >
                  {mapping.name}, version {number}
                </Button>
              </Table.Td>
              <Table.Td>
                {formatInstant(madeAt)}
                {madeBy && ` by ${madeBy}`}
              </Table.Td>
              <Table.Td>
                <Text lineClamp={2} title={mapping.header.join(', ')}>
                  {mapping.header.join(', ')}
                </Text>
              </Table.Td>
              <Table.Td>
                {importIds.length === 0 ? (
                  'none'
                ) : (
                  <Anchor component={Link} to={`/imports/${importIds.at(-1)}`}>
                    {formatCount(importIds.length)}
                  </Anchor>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {open && (
        <section aria-label="The chosen version">
          <Title order={3}>
            {open.mapping.name}, version {open.number}
          </Title>
          <MappingView mapping={open.mapping} />
        </section>
      )}
    </Stack>
  )
}
