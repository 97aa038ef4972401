import { Box, Button, Table as PlainTable, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { RowOutcome } from '#shared/features/imports/rules.ts'
import { Answered } from '../../client/answered.tsx'
import type { Output } from '../../client/names.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { ImportSum } from './import-sum.tsx'
import { IssueTable } from './issue-table.tsx'
import { UndoImport } from './undo-import.tsx'

/** What became of every row of one import. */
export default function ImportPage() {
  const importId = Number(useParams().importId)
  const question = useQuestion('imports.get', { importId })
  return (
    <Page>
      <Answered question={question} height="60vh" page="Import">
        {found => <ImportFound found={found} />}
      </Answered>
    </Page>
  )
}

function ImportFound({ found }: { found: Output<'imports.get'> }) {
  const maySeeRows = useMayCall('imports.issues')
  const maySeeMap = useMayCall('incidents.points')
  return (
    <Stack gap={0} mih="100%">
      <PageHeader
        title={found.fileName}
        about={
          <>
            {found.sourceName} · imported by {found.by}, {formatInstant(found.finishedAt ?? found.startedAt)}
            {found.status === 'undone' && ' · undone: its incidents were taken out again'}
          </>
        }
        actions={
          <>
            <UndoImport found={found} />
            {maySeeRows && (
              <Button component={Link} to="/imports/new" variant="default">
                Import another file
              </Button>
            )}
            {maySeeMap && found.status === 'done' && (
              <Button component={Link} to="/map" leftSection={<IconMap2 size={16} aria-hidden />}>
                Look at the map
              </Button>
            )}
          </>
        }
      />
      <Stack gap="md">
        <ImportSum found={found} />
        {found.reasons.length > 0 && <Reasons reasons={found.reasons} />}
        {maySeeRows && found.reasons.length > 0 && <Rows found={found} />}
      </Stack>
    </Stack>
  )
}

const outcomeWords: Record<RowOutcome, string> = {
  rejected: 'Rejected',
  duplicate: 'Duplicate',
  changed: 'Loaded, told otherwise before',
  flagged: 'Loaded, with a note',
  skipped: 'Not a row',
}

function Reasons({ reasons }: { reasons: Output<'imports.get'>['reasons'] }) {
  return (
    <Section title="Reasons">
      <PlainTable aria-label="Reasons" maw={820}>
        <PlainTable.Tbody>
          {reasons.map(({ outcome, reason, count }) => (
            <PlainTable.Tr key={outcome + reason}>
              <PlainTable.Td w={160}>{outcomeWords[outcome]}</PlainTable.Td>
              <PlainTable.Td>{reason}</PlainTable.Td>
              <PlainTable.Td ta="right" w={110}>
                {countOf(count, 'row')}
              </PlainTable.Td>
            </PlainTable.Tr>
          ))}
        </PlainTable.Tbody>
      </PlainTable>
    </Section>
  )
}

function Rows({ found }: { found: Output<'imports.get'> }) {
  const present = (['rejected', 'duplicate', 'flagged'] as const)
    .map(outcome => ({
      outcome,
      count: found.reasons
        .filter(each => each.outcome === outcome)
        .reduce((sum, each) => sum + each.count, 0),
    }))
    .filter(({ count }) => count > 0)
  const [outcome, setOutcome] = useState<RowOutcome>(present[0]?.outcome ?? 'rejected')
  return (
    <Section
      title="Rows"
      about="With their line in the file, the column and what stood there."
      actions={
        <SegmentedControl
          aria-label="Which rows"
          data={present.map(each => ({
            value: each.outcome,
            label: `${outcomeWords[each.outcome]} (${formatCount(each.count)})`,
          }))}
          value={outcome}
          onChange={value => setOutcome(value as RowOutcome)}
        />
      }
    >
      <Box h={Math.min(340, 60 + 30 * (present.find(each => each.outcome === outcome)?.count ?? 0))}>
        <IssueTable key={outcome} importId={found.id} outcome={outcome} />
      </Box>
      {outcome === 'duplicate' && found.changed > 0 && (
        <Text size="xs" c="dimmed" mt="xs">
          {countOf(found.changed, 'duplicate')} had other content than the row already loaded. The first is
          kept.
        </Text>
      )}
    </Section>
  )
}
