import { Button, Group, Text } from '@mantine/core'
import { IconAdjustments, IconFlame } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../../client/use-bureau.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { later } from '../../ui/later.tsx'
import styles from './analysis.module.css'
import type { AnalysisResultProps } from './analysis-result.tsx'
import { helpTopicOf, methodWords, parametersInWords } from './method-words.ts'
import { RunPanel } from './run-panel.tsx'

// With the tables and charts in it: the form is there sooner.
const AnalysisResult = later(async () => (await import('./analysis-result.tsx')).AnalysisResult)

type HotspotPanelProps = Omit<AnalysisResultProps, 'analysisId'> & {
  analysisId: number | null
  /** False until the incidents are drawn: what is worked out from all of them waits for that. */
  mapReady: boolean
}

/** Runs methods and shows their results: the form while there is none, a line of it beside a result. */
export function HotspotPanel({ analysisId, mapReady, ...rest }: HotspotPanelProps) {
  useHelpTopic('reading-hotspots')
  const mayRun = useMay('analysis.run')
  const shown = useQuestion('analysis.get', { analysisId: analysisId ?? 1 }, { when: analysisId !== null })
  const [opened, setOpened] = useState<number | null>(null)
  const { running } = useJob('analysis.run')
  // A run under way is shown, also after the window was loaded anew.
  const form = mayRun && (analysisId === null || opened === analysisId || running !== undefined)
  const ran = analysisId === null ? undefined : shown.data
  return (
    <div className={styles.panel}>
      {form && (
        <div className={styles.run}>
          <RunPanel
            filter={rest.filter}
            ready={mapReady}
            shown={ran}
            onFound={({ id }) => rest.onAnalysis(id)}
          />
        </div>
      )}
      {!form && ran && (
        <Group className={styles.run!} gap="xs" wrap="nowrap">
          <Text flex={1} lineClamp={2} title={parametersInWords(ran.parameters)}>
            <b>{methodWords[ran.parameters.method].name}</b> {parametersInWords(ran.parameters)}
          </Text>
          <HelpButton
            topic={helpTopicOf(ran.parameters.method)}
            about={methodWords[ran.parameters.method].name}
          />
          {mayRun && (
            <Button
              variant="default"
              flex="none"
              leftSection={<IconAdjustments size={15} aria-hidden />}
              onClick={() => setOpened(analysisId)}
            >
              Change or run another
            </Button>
          )}
        </Group>
      )}
      {analysisId === null ? (
        <EmptyState
          icon={IconFlame}
          title="No analysis shown"
          next={
            mayRun
              ? 'Choose a method and press Find, or open a saved analysis.'
              : 'Open a saved analysis; an analyst can run a new one.'
          }
        />
      ) : (
        <AnalysisResult key={analysisId} analysisId={analysisId} {...rest} />
      )}
    </div>
  )
}
