import { Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { PresenceFile } from '#shared/features/analysis/presence.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { countOf, formatCount } from '../../../ui/counts.ts'
import { formatInstant } from '../../../ui/dates.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import styles from '../analysis.module.css'
import { LoadPresence } from './load-presence.tsx'

/** The files of positions, each of which can be taken away whole. */
export function PresenceFiles({ files }: { files: PresenceFile[] }) {
  const [loading, setLoading] = useState(false)
  const [loads, setLoads] = useState(0)
  const mayLoad = useMayCall('analysis.loadPresence')
  const positions = files.reduce((sum, file) => sum + file.positions, 0)
  return (
    <Stack gap={4}>
      <Group gap="xs" justify="space-between" align="flex-start">
        {files.length > 0 ? (
          <Disclosure label={`${countOf(files.length, 'file')} with ${countOf(positions, 'position')}`}>
            <FileTable files={files} />
          </Disclosure>
        ) : (
          <Text c="dimmed">No positions loaded.</Text>
        )}
        {mayLoad && (
          <Button
            variant="default"
            flex="none"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              setLoads(loads + 1)
              setLoading(true)
            }}
          >
            Load positions
          </Button>
        )}
      </Group>
      <LoadPresence opened={loading} load={loads} onClose={() => setLoading(false)} />
    </Stack>
  )
}

function FileTable({ files }: { files: PresenceFile[] }) {
  const remove = useCommand('analysis.removePresence')
  const mayRemove = useMayCall('analysis.removePresence')
  return (
    <Table aria-label="Files of positions">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>File</Table.Th>
          <Table.Th>From and to</Table.Th>
          <Table.Th ta="right">Units</Table.Th>
          <Table.Th ta="right">Positions</Table.Th>
          <Table.Th ta="right">Left out</Table.Th>
          <Table.Th>
            <VisuallyHidden>Take away</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {files.map(file => (
          <Table.Tr key={file.id}>
            <Table.Td>{file.fileName}</Table.Td>
            <Table.Td className={styles.fromAndTo!}>
              {formatInstant(file.first)}
              <br />
              {formatInstant(file.last)}
            </Table.Td>
            <Table.Td ta="right">{formatCount(file.units)}</Table.Td>
            <Table.Td ta="right">{formatCount(file.positions)}</Table.Td>
            <Table.Td ta="right">{formatCount(file.leftOut)}</Table.Td>
            <Table.Td>
              {mayRemove && (
                <ConfirmButton
                  size="compact-xs"
                  question={`Remove the positions of ${file.fileName}?`}
                  consequence="Its minutes no longer count. The file can be loaded again."
                  confirm="Remove these positions"
                  destructive
                  onConfirm={() => remove.mutate({ presenceFileId: file.id })}
                >
                  Remove
                </ConfirmButton>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
