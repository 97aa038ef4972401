import { Anchor, Group, Select, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { methods, type OfferedMethod, type Parameters } from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Output } from '../../client/names.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { inWords, sayFailure } from '../../client/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { HelpButton } from '../../ui/help.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { methodWords } from './method-words.ts'
import { ParametersForm } from './parameters-form.tsx'

type RunPanelProps = {
  filter: Filter
  /** Whether parameters can be suggested by now: they are worked out from all the incidents. */
  ready: boolean
  /** The analysis whose result is shown, if any. */
  shown: Output<'analysis.get'> | undefined
  onFound: (analysis: Output<'analysis.run'>) => void
}

/** Chooses a method and its parameters, and runs it on the incidents of the filter. */
export function RunPanel({ filter, ready, shown, onFound }: RunPanelProps) {
  const [method, setMethod] = useMethod(shown)
  const { start, running } = useJob('analysis.run')
  const defaults = useQuestion('analysis.defaults', { method, filter }, { when: ready })
  const run = (parameters: Parameters, seed: number) =>
    start({ parameters, filter, seed }).then(onFound, sayFailure)
  const { name, tells } = methodWords[method]
  const opened = shown?.parameters.method === method ? shown : null

  return (
    <Stack gap="xs">
      <Group gap={6} wrap="nowrap" align="center">
        <Select
          aria-label="Method"
          flex={1}
          maw={330}
          allowDeselect={false}
          maxDropdownHeight={420}
          comboboxProps={{ width: 430, position: 'bottom-start' }}
          value={method}
          onChange={value => value && setMethod(value as OfferedMethod)}
          data={choices}
          renderOption={({ option }) => <MethodOption method={option.value as OfferedMethod} />}
        />
        <HelpButton topic={method} about={name} />
      </Group>
      <Text size="xs" c="dimmed">
        {tells}{' '}
        <Anchor underline="always" component={Link} to="/map/methods" size="xs">
          Which method works here?
        </Anchor>
      </Text>
      {running ? (
        <JobProgress label={name} progress={running.progress} onCancel={running.cancel} />
      ) : defaults.isError ? (
        <ErrorNote {...inWords(defaults.error)} />
      ) : defaults.data ? (
        <ParametersForm
          key={`${method} ${opened?.id} ${JSON.stringify(defaults.data.parameters)}`}
          defaults={defaults.data}
          start={opened}
          onRun={run}
        />
      ) : (
        <Skeleton h={110} />
      )}
    </Stack>
  )
}

const byQuestion = Object.groupBy(methods, method => methodWords[method].asks)
const choices = [
  { group: 'Where', items: itemsOf(byQuestion.where) },
  { group: 'When, and where and when', items: itemsOf(byQuestion.when) },
].filter(({ items }) => items.length > 0)

function itemsOf(offered: OfferedMethod[] = []) {
  return offered.map(value => ({ value, label: methodWords[value].name }))
}

function MethodOption({ method }: { method: OfferedMethod }) {
  return (
    <div>
      <Text fw={500}>{methodWords[method].name}</Text>
      <Text size="xs" c="dimmed" lh={1.3}>
        {methodWords[method].tells}
      </Text>
    </div>
  )
}

/** The method last chosen here, or that of an analysis opened since: the form never differs from the result. */
function useMethod(shown: RunPanelProps['shown']): [OfferedMethod, (method: OfferedMethod) => void] {
  const [chosen, setChosen] = useState<{ method: OfferedMethod; beside: number | undefined }>({
    method: 'dbscan',
    beside: undefined,
  })
  const opened = methods.find(method => method === shown?.parameters.method)
  const follows = opened !== undefined && chosen.beside !== shown?.id
  return [follows ? opened : chosen.method, method => setChosen({ method, beside: shown?.id })]
}
