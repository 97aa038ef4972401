import { Anchor, ScrollArea, Table, Text } from '@mantine/core'
import { IconTrendingUp } from '@tabler/icons-react'
import { Link } from 'react-router'
import {
  type SourceFreshness,
  type WatchedCount,
  watchedCounts,
  watchedWords,
  wholeOf,
} from '#shared/features/imports/freshness.ts'
import { formatCount } from '../../ui/counts.ts'
import { formatAsTold, formatInstant } from '../../ui/dates.ts'
import { Late } from '../../ui/late.tsx'
import { dueWords, lateWords, rhythmWords } from './freshness-words.ts'

type FreshnessTableProps = {
  sources: SourceFreshness[]
  shownId: number
  onShow: (sourceId: number) => void
}

/** Every source on a line: what came last, whether it is late, and what of the last file was odd. */
export function FreshnessTable({ sources, shownId, onShow }: FreshnessTableProps) {
  return (
    <ScrollArea type="auto" viewportProps={{ tabIndex: 0 }}>
      <Table aria-label="Freshness of each source" verticalSpacing={6} miw={1080}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Source</Table.Th>
            <Table.Th>Last file</Table.Th>
            <Table.Th>Next file</Table.Th>
            <Table.Th>Last incident</Table.Th>
            {watchedCounts.map(count => (
              <Table.Th key={count} ta="right">
                {watchedWords[count]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sources.map(source => (
            <SourceLine
              key={source.sourceId}
              source={source}
              shown={source.sourceId === shownId}
              onShow={() => onShow(source.sourceId)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  )
}

type SourceLineProps = { source: SourceFreshness; shown: boolean; onShow: () => void }

function SourceLine({ source, shown, onShow }: SourceLineProps) {
  const last = source.imports.at(-1)
  return (
    <Table.Tr {...(shown ? { bg: 'var(--mantine-color-default-hover)' } : {})}>
      <Table.Td>
        <Anchor component="button" type="button" aria-pressed={shown} ta="left" fw={600} onClick={onShow}>
          {source.sourceName}
        </Anchor>
        <Quiet>{source.agencyName}</Quiet>
      </Table.Td>
      <Table.Td maw={230}>
        {last ? (
          <>
            <Anchor component={Link} to={`/imports/${last.importId}`} display="block" truncate>
              {last.fileName}
            </Anchor>
            <Quiet>
              {formatInstant(last.finishedAt)}, {last.by}
            </Quiet>
          </>
        ) : (
          'none yet'
        )}
      </Table.Td>
      <Table.Td>
        <DueCell due={source.byFile} />
        <Quiet>{rhythmWords(source.expectedEveryDays)}</Quiet>
      </Table.Td>
      <Table.Td>
        {source.lastIncident ? formatAsTold(source.lastIncident) : 'none yet'}
        <div>
          <DueCell due={source.byIncident} quiet />
        </div>
      </Table.Td>
      {watchedCounts.map(count => (
        <CountCell key={count} count={count} source={source} />
      ))}
    </Table.Tr>
  )
}

/** Late in words and with a sign; otherwise when the next is due, left out where nothing is agreed. */
function DueCell({ due, quiet = false }: { due: SourceFreshness['byFile']; quiet?: boolean }) {
  const late = lateWords(due)
  if (late) return <Late words={late} />
  if (!quiet) return <>{due.kind === 'due' ? dueWords(due) : 'not due'}</>
  return due.kind === 'due' ? <Quiet>next {dueWords(due)}</Quiet> : null
}

function CountCell({ count, source }: { count: WatchedCount; source: SourceFreshness }) {
  const last = source.imports.at(-1)
  const worsened = source.worsened.some(trend => trend.count === count)
  return (
    <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
      {last ? (
        <Anchor component={Link} to={`/imports/${last.importId}`}>
          {formatCount(last[count])} of {formatCount(wholeOf(count, last))}
        </Anchor>
      ) : (
        '–'
      )}
      {worsened && (
        <Text size="xs" c="var(--mantine-color-error)" fw={600}>
          <IconTrendingUp size={13} aria-hidden /> more than before
        </Text>
      )}
    </Table.Td>
  )
}

function Quiet({ children }: { children: React.ReactNode }) {
  return (
    <Text size="xs" c="dimmed" truncate>
      {children}
    </Text>
  )
}
