import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { methods, type OfferedMethod, type Parameters } from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Output } from '../../client/names.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { inWords, sayFailure } from '../../client/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { methodWords } from './method-words.ts'
import { ParametersForm } from './parameters-form.tsx'

type RunPanelProps = {
  filter: Filter
  /** The analysis whose result is shown, if any. */
  analysisId: number | null
  onFound: (analysis: Output<'analysis.run'>) => void
}

/** Chooses a method and its parameters, and runs it on the incidents of the filter. */
export function RunPanel({ filter, analysisId, onFound }: RunPanelProps) {
  const [method, setMethod] = useMethod(analysisId)
  const { start, running } = useJob('analysis.run')
  const defaults = useQuestion('analysis.defaults', { method, filter })
  const run = (parameters: Parameters) => start({ parameters, filter }).then(onFound, sayFailure)

  return (
    <Stack gap="xs">
      <Group gap="xs" wrap="nowrap">
        <SegmentedControl
          aria-label="Method"
          value={method}
          onChange={value => setMethod(value as OfferedMethod)}
          data={methods.map(value => ({ value, label: methodWords[value].name }))}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {methodWords[method].tells}
      </Text>
      {running ? (
        <JobProgress label="Finding hotspots" progress={running.progress} onCancel={running.cancel} />
      ) : defaults.isError ? (
        <ErrorNote {...inWords(defaults.error)} />
      ) : defaults.data ? (
        <ParametersForm
          key={`${method} ${JSON.stringify(defaults.data.parameters)}`}
          defaults={defaults.data}
          onRun={run}
        />
      ) : (
        <Skeleton h={56} />
      )}
    </Stack>
  )
}

/** The method last chosen here, or that of an analysis opened since: the form never differs from the result. */
function useMethod(analysisId: number | null): [OfferedMethod, (method: OfferedMethod) => void] {
  const [chosen, setChosen] = useState<{ method: OfferedMethod; beside: number | null }>({
    method: 'dbscan',
    beside: null,
  })
  const shown = useQuestion('analysis.get', { analysisId: analysisId ?? 0 }, { when: analysisId !== null })
  const opened = methods.find(method => method === shown.data?.parameters.method)
  const follows = opened !== undefined && chosen.beside !== analysisId
  return [follows ? opened : chosen.method, method => setChosen({ method, beside: analysisId })]
}
