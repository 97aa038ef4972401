import { Anchor, List, ScrollArea, SimpleGrid, Stack, Table, Text } from '@mantine/core'
import { IconTrendingUp } from '@tabler/icons-react'
import { Link } from 'react-router'
import {
  type ImportInTime,
  type SourceFreshness,
  watchedCounts,
  watchedWords,
  wholeOf,
} from '#shared/features/imports/freshness.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { Section } from '../../ui/section.tsx'
import { FreshnessChart } from './freshness-chart.tsx'
import { trendWords } from './freshness-words.ts'

/** One source over time: what of its files was odd, import by import. */
export function FreshnessDetail({ source }: { source: SourceFreshness }) {
  const { sourceName, agencyName, incidents, unplaced, uncoded, imports, worsened } = source
  return (
    <Section
      title={sourceName}
      about={`${agencyName} · ${countOf(incidents, 'incident')} here, ${formatCount(unplaced)} not placed, ${formatCount(uncoded)} not coded`}
    >
      {imports.length === 0 ? (
        <Text c="dimmed">Nothing has been imported of this source yet.</Text>
      ) : (
        <Stack gap="md">
          {worsened.length > 0 && (
            <List size="sm" spacing={2} icon={<IconTrendingUp size={16} aria-hidden />}>
              {worsened.map(trend => (
                <List.Item key={trend.count}>{trendWords(trend)}</List.Item>
              ))}
            </List>
          )}
          <SimpleGrid cols={{ base: 2, lg: 4 }} spacing="lg">
            {watchedCounts.map(count => (
              <FreshnessChart key={count} count={count} imports={imports} />
            ))}
          </SimpleGrid>
          <ImportsOverTime imports={imports} />
        </Stack>
      )}
    </Section>
  )
}

function ImportsOverTime({ imports }: { imports: ImportInTime[] }) {
  return (
    <ScrollArea.Autosize mah={260} type="auto" offsetScrollbars="y" viewportProps={{ tabIndex: 0 }}>
      <Table aria-label="Imports of this source, the latest first" stickyHeader verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Import</Table.Th>
            <Table.Th>When, by whom</Table.Th>
            <Table.Th ta="right">Read</Table.Th>
            <Table.Th ta="right">Loaded</Table.Th>
            <Table.Th ta="right">Duplicate</Table.Th>
            {watchedCounts.map(count => (
              <Table.Th key={count} ta="right">
                {watchedWords[count]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {imports.toReversed().map(each => (
            <Table.Tr key={each.importId}>
              <Table.Td>
                <Anchor component={Link} to={`/imports/${each.importId}`}>
                  {each.fileName}
                </Anchor>
              </Table.Td>
              <Table.Td>
                {formatInstant(each.finishedAt)}, {each.by}
              </Table.Td>
              <Table.Td ta="right">{formatCount(each.read)}</Table.Td>
              <Table.Td ta="right">{formatCount(each.loaded)}</Table.Td>
              <Table.Td ta="right">{formatCount(each.duplicate)}</Table.Td>
              {watchedCounts.map(count => (
                <Table.Td key={count} ta="right">
                  {formatCount(each[count])} of {formatCount(wholeOf(count, each))}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  )
}
