import { Anchor, Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { shareWords } from '#shared/features/performance/service-level-rules.ts'
import type { LevelDetail } from '#shared/features/performance/service-levels.ts'
import { formatCount, unbroken } from '../../../ui/counts.ts'
import { ShareInterval } from './share-interval.tsx'

type LevelGroupsProps = {
  /** What each row is, and what the table lists. */
  noun: string
  label: string
  rows: LevelDetail['channels']
  sharePercent: number
  /** The map with the calls of a row; absent where the person may not see them. */
  mapOf?: ((filter: Filter) => string) | undefined
}

const shownFirst = 12

/** Shares of the same promise by area or by channel. */
export function LevelGroups({ noun, label, rows, sharePercent, mapOf }: LevelGroupsProps) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, shownFirst)
  if (rows.length === 0) return <Text c="dimmed">No calls in these days.</Text>
  return (
    <>
      <Table aria-label={label} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="30%">{noun}</Table.Th>
            <Table.Th>Kept</Table.Th>
            <Table.Th w="22%">Interval and target</Table.Th>
            <Table.Th w={92} ta="right">
              Not measured
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map(({ name, share, calls, filter }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400}>
                {mapOf ? (
                  <Anchor component={Link} to={mapOf(filter)}>
                    {name}
                  </Anchor>
                ) : (
                  name
                )}
              </Table.Th>
              <Table.Td>{unbroken(shareWords(share))}</Table.Td>
              <Table.Td>
                {share.of >= 10 && <ShareInterval share={share} sharePercent={sharePercent} />}
              </Table.Td>
              <Table.Td ta="right">{formatCount(calls - share.of)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > shown.length && (
        <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setAll(true)}>
          Show all {rows.length}
        </Button>
      )}
    </>
  )
}
