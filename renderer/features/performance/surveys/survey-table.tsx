import { ScrollArea, Table, Text } from '@mantine/core'
import type { SurveyResult, SurveyRow } from '#shared/features/performance/surveys.ts'
import { formatFixed } from '../../../ui/figures.ts'
import styles from '../measures.module.css'
import { changeWord, countsOf, intervalOf, percent, pointsOf } from './estimate-words.ts'

/** The whole and every area: counts, then the share with its interval, then the change with its test. */
export function SurveyTable({ result }: { result: SurveyResult }) {
  const { whole, areas, wave, against } = result
  return (
    <ScrollArea.Autosize mah={560} viewportProps={{ tabIndex: 0 }}>
      <Table
        aria-label={`Answers by area, ${wave.name}`}
        stickyHeader
        verticalSpacing={3}
        horizontalSpacing={6}
        fz="xs"
        className={styles.unbroken}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Area</Table.Th>
            <Table.Th ta="right">Said so</Table.Th>
            <Table.Th ta="right">Per cent</Table.Th>
            <Table.Th ta="right">95 % interval</Table.Th>
            {against && (
              <>
                <Table.Th ta="right">Since {against.name}</Table.Th>
                <Table.Th ta="right">95 % interval</Table.Th>
                <Table.Th ta="right">q</Table.Th>
                <Table.Th>Beyond chance</Table.Th>
              </>
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {whole && <ResultRow row={whole} isCompared={against !== null} isWhole />}
          {areas.map(row => (
            <ResultRow key={row.areaCode} row={row} isCompared={against !== null} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}

type ResultRowProps = { row: SurveyRow; isCompared: boolean; isWhole?: boolean }

function ResultRow({ row, isCompared, isWhole = false }: ResultRowProps) {
  const { areaName, now, change } = row
  return (
    <Table.Tr fw={isWhole ? 700 : 400}>
      <Table.Td>{areaName}</Table.Td>
      {now ? (
        <>
          <Table.Td ta="right">{countsOf(now)}</Table.Td>
          <Table.Td ta="right">{percent(now.share)}</Table.Td>
          <Table.Td ta="right">{intervalOf(now)}</Table.Td>
        </>
      ) : (
        <Table.Td colSpan={3} ta="right">
          <Text size="xs" c="dimmed" span>
            withheld
          </Text>
        </Table.Td>
      )}
      {isCompared &&
        (change ? (
          <>
            <Table.Td ta="right">{pointsOf(change.difference)}</Table.Td>
            <Table.Td ta="right">{`${pointsOf(change.lower)} to ${pointsOf(change.upper)}`}</Table.Td>
            <Table.Td ta="right">
              {change.q === null ? `p ${formatFixed(change.p, 3)}` : formatFixed(change.q, 3)}
            </Table.Td>
            <Table.Td>{changeWord(row) === 'chance' ? 'no' : `yes, ${changeWord(row)}`}</Table.Td>
          </>
        ) : (
          <Table.Td colSpan={4} ta="right">
            <Text size="xs" c="dimmed" span>
              n/a
            </Text>
          </Table.Td>
        ))}
    </Table.Tr>
  )
}
