import { Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import styles from '../side-panel.module.css'
import type { PatrolPanelProps } from './patrol-props.ts'
import { PatrolResult } from './patrol-result.tsx'
import { PresenceFiles } from './presence-files.tsx'

/** Where patrols were and where the calls came from: minutes in each hotspot of an analysis beside its calls. */
export function PatrolPanel(props: PatrolPanelProps) {
  const { analysisId } = props
  useHelpTopic('patrol')
  const files = useQuestion('analysis.presenceFiles')
  const [gapMinutes, setGapMinutes] = useState(5)
  const hasFiles = (files.data?.length ?? 0) > 0
  const found = useQuestion(
    'analysis.patrol',
    { analysisId: analysisId ?? 1, gapMinutes },
    { when: analysisId !== null && hasFiles, keepLast: true },
  )
  return (
    <div className={styles.panel}>
      <Stack gap={6} className={styles.answer!}>
        <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-end">
          <NumberInput
            label="Longest gap"
            description="Longer without a position counts nowhere."
            w={300}
            min={1}
            max={120}
            suffix=" minutes"
            value={gapMinutes}
            onChange={value => typeof value === 'number' && value >= 1 && setGapMinutes(value)}
          />
          <HelpButton topic="patrol" about="patrols and hotspots" />
        </Group>
        <Answered question={files}>{rows => <PresenceFiles files={rows} />}</Answered>
      </Stack>
      {analysisId === null || !hasFiles ? (
        <EmptyState
          icon={IconRoute}
          title={hasFiles ? 'No hotspots to look at' : 'No positions yet'}
          next={
            hasFiles
              ? 'Run a method under Analysis, or open a saved analysis: its hotspots are looked at here.'
              : 'Load positions of vehicles or people, a row for each unit every few seconds, as CSV or GPX.'
          }
        />
      ) : (
        <Answered question={found} height={200}>
          {answer => <PatrolResult found={answer} {...props} />}
        </Answered>
      )}
      {hasFiles && (
        <Text size="xs" c="dimmed" className={styles.answer!}>
          Positions are personal data of colleagues: units have numbers here, and what they are called is not
          kept. Use them to see where presence is missing, not to watch anybody.
        </Text>
      )}
    </div>
  )
}
