import { Group, Loader, Stack, Text } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import styles from '../side-panel.module.css'
import { CompareChoice } from './compare-choice.tsx'
import { CompareResult } from './compare-result.tsx'
import { type ComparePanelProps, periodOfFilter, sidesOf } from './compare-with.ts'

/** The incidents of the filter against others: what changed, whether chance would explain it, and where. */
export function ComparePanel(props: ComparePanelProps) {
  useHelpTopic('compare')
  const all = useQuestion('incidents.summary', { filter: {} })
  const { firstDay = null, lastDay = null } = all.data ?? {}
  if (all.data && (!firstDay || !lastDay)) {
    return (
      <EmptyState
        icon={IconArrowsDiff}
        title="Nothing to compare"
        next="There are no incidents in this bureau yet."
      />
    )
  }
  return (
    <Answered question={all} height={200}>
      {() => <Compared {...props} held={{ firstDay: firstDay!, lastDay: lastDay! }} />}
    </Answered>
  )
}

function Compared(props: ComparePanelProps & { held: { firstDay: string; lastDay: string } }) {
  const { filter, areaSetId, other, onOther, held } = props
  const period = periodOfFilter(filter, held)
  const sides = sidesOf(filter, period, other)
  const areas = areaSetId === null ? {} : { areaSetId }
  const compared = useQuestion('analysis.compare', { a: sides.a, b: sides.b, ...areas }, { keepLast: true })
  return (
    <div className={styles.panel}>
      <Stack gap={6} className={styles.choice!}>
        <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
          <CompareChoice period={period} other={other} onOther={onOther} />
          <HelpButton topic="compare" about="comparing" />
        </Group>
        <Text size="xs" c="dimmed">
          <b>A</b> {sides.nameA}
          {!filter.from && !filter.to && ' (the last four weeks there are; set a period in the filter)'} ·{' '}
          <b>B</b> {sides.nameB}
          {compared.isFetching && compared.data && <Loader size={10} ml={8} />}
        </Text>
      </Stack>
      <Answered question={compared} height={200}>
        {found => <CompareResult found={found} {...props} />}
      </Answered>
    </div>
  )
}
