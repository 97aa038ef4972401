import { SegmentedControl, Stack, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { Answered } from '../../client/answered.tsx'
import { filterInWords } from '../../client/filter-words.ts'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { useFilterNames } from '../../client/use-filter-names.ts'
import { unbroken } from '../../ui/counts.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { FigureTable } from '../../ui/figure-table.tsx'
import { Section } from '../../ui/section.tsx'
import styles from './analysis.module.css'
import { Caveats } from './caveats.tsx'
import { Traceable } from './traceable.tsx'

/** What the methods caught: the recommendation, then every method, then every fortnight. */
export function BacktestResult({ analysisId }: { analysisId: number }) {
  const analysis = useQuestion('analysis.get', { analysisId })
  return (
    <Answered question={analysis} height={200}>
      {found => <Shown analysis={found} />}
    </Answered>
  )
}

function Shown({ analysis }: { analysis: Output<'analysis.get'> }) {
  const { id, statement, warnings, choices, tables } = analysis
  const names = useFilterNames()
  const [key, setKey] = useState(tables[0]?.key ?? '')
  const table = useQuestion('analysis.table', { analysisId: id, key }, { when: key !== '', keepLast: true })
  const columns = useMemo(() => table.data?.columns ?? [], [table.data])
  return (
    <Section title="What works here" about={filterInWords(analysis.filter, names)}>
      <Stack gap="sm">
        <Text size="md" maw="75ch">
          {unbroken(statement)}
        </Text>
        <Caveats caveats={warnings} />
        <SegmentedControl
          aria-label="What is shown of the result"
          value={key}
          onChange={setKey}
          data={tables.map(({ key: value, title }) => ({ value, label: title }))}
          style={{ alignSelf: 'flex-start' }}
        />
        <Text size="xs" c="dimmed">
          {table.data?.note}
        </Text>
        <div className={styles.backtest}>
          <FigureTable
            label={tables.find(one => one.key === key)?.title ?? ''}
            rows={table.data?.rows ?? 0}
            columns={columns}
            empty="There are no rows."
            chosenRow={null}
            onChoose={() => {
              // Nothing stands behind a row here.
            }}
          />
        </div>
        <Disclosure label="How it was done">
          <ul>
            {choices.map(({ parameter, reason }) => (
              <li key={parameter}>
                <Text size="sm">
                  {parameter}: {reason}
                </Text>
              </li>
            ))}
          </ul>
        </Disclosure>
        <Traceable analysis={analysis} />
      </Stack>
    </Section>
  )
}
