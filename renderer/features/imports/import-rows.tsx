import { Box, SegmentedControl, Select, Text } from '@mantine/core'
import type { RowOutcome } from '#shared/features/imports/rules.ts'
import type { Output } from '../../client/names.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { HelpButton } from '../../ui/help.tsx'
import { Section } from '../../ui/section.tsx'
import { IssueTable, issuePixels } from './issue-table.tsx'
import { outcomeWords } from './outcome-words.ts'

export type ShownRows = { outcome: RowOutcome; reason: string | null }
type ImportRowsProps = {
  found: Output<'imports.get'>
  shown: ShownRows
  onShow: (shown: ShownRows) => void
}

/** The list names the first of the unchanged repeats; all are counted. */
const duplicatesListed = 100

/** Every row that was not simply loaded, by what became of it and why. */
export function ImportRows({ found, shown, onShow }: ImportRowsProps) {
  const { outcome, reason } = shown
  const present = outcomesOf(found)
  const reasons = found.reasons.filter(each => each.outcome === outcome)
  // New versions differ each in its own way: only their fields are counted.
  const bySame = outcome !== 'changed' && reasons.length > 1
  const count = present.find(each => each.outcome === outcome)?.count ?? 0
  return (
    <Section
      title="Rows"
      about="Each with its line and byte in the file, the column, what stood there, and what would put it right."
      actions={
        <>
          {bySame && (
            <Select
              aria-label="Reason"
              placeholder="All reasons"
              clearable
              w={300}
              data={reasons.map(each => ({
                value: each.reason,
                label: `${each.reason} (${formatCount(each.count)})`,
              }))}
              value={reason}
              onChange={chosen => onShow({ outcome, reason: chosen })}
            />
          )}
          <SegmentedControl
            aria-label="Which rows"
            data={present.map(each => ({
              value: each.outcome,
              label: `${outcomeWords[each.outcome]} (${formatCount(each.count)})`,
            }))}
            value={outcome}
            onChange={value => onShow({ outcome: value as RowOutcome, reason: null })}
          />
          <HelpButton topic="rejected-rows" about="rejected rows, and how to have them mended" />
        </>
      }
    >
      <Box h={Math.min(380, 70 + issuePixels * count)}>
        <IssueTable
          key={`${outcome} ${reason}`}
          importId={found.id}
          fileName={found.fileName}
          outcome={outcome}
          reason={reason}
        />
      </Box>
      {outcome === 'duplicate' && count > duplicatesListed && (
        <Text size="xs" c="dimmed" mt="xs">
          The first {formatCount(duplicatesListed)} of {countOf(count, 'duplicate')} are listed.
        </Text>
      )}
    </Section>
  )
}

/** The outcomes this import has rows of, each with its number of rows. */
export function outcomesOf({ reasons }: Output<'imports.get'>): { outcome: RowOutcome; count: number }[] {
  return (['rejected', 'duplicate', 'changed', 'flagged', 'skipped'] as const)
    .map(outcome => ({
      outcome,
      count: reasons.filter(each => each.outcome === outcome).reduce((sum, each) => sum + each.count, 0),
    }))
    .filter(({ count }) => count > 0)
}
