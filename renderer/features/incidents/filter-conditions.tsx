import { Select, Stack, Text } from '@mantine/core'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { Checklist } from './checklist.tsx'
import { withCondition } from './filter-address.ts'

type ConditionProps = { filter: Filter; onChange: (filter: Filter) => void }
type Kind = 'sourceIds' | 'categoryIds' | 'codes' | 'channels'

const labels: Record<Kind, string> = {
  sourceIds: 'Sources',
  categoryIds: 'Categories',
  codes: 'Standard codes',
  channels: 'Channels',
}

/** What can be chosen of one condition, counted under all the others. */
export function CountedCondition({ kind, filter, onChange }: ConditionProps & { kind: Kind }) {
  const summary = useQuestion('incidents.summary', { filter: withCondition(filter, kind, undefined) })
  const choices = summary.data && {
    sourceIds: summary.data.sources.map(toChoice),
    categoryIds: withSources(summary.data.categories).map(toChoice),
    codes: summary.data.codes.map(({ code, name, count }) => ({ value: code, name, count })),
    channels: summary.data.channels.map(({ channel, count }) => ({
      value: channel,
      name: channel || 'Not known',
      count,
    })),
  }
  return (
    <Checklist
      label={labels[kind]}
      choices={choices?.[kind]}
      chosen={(filter[kind] ?? []).map(String)}
      onChange={chosen =>
        onChange(withCondition(filter, kind, (byWords(kind) ? chosen : chosen.map(Number)) as never))
      }
    />
  )
}

function byWords(kind: Kind) {
  return kind === 'codes' || kind === 'channels'
}

type AreaConditionProps = ConditionProps & {
  areaSetId: number | null
  onAreaSet: (areaSetId: number) => void
}

/** An area set, which the map then outlines, and areas of it. */
export function AreaCondition({ filter, onChange, areaSetId, onAreaSet }: AreaConditionProps) {
  const sets = useQuestion('areas.sets')
  const counts = useQuestion(
    'areas.counts',
    { areaSetId: areaSetId ?? 1, filter: withCondition(filter, 'areaIds', undefined) },
    { when: areaSetId !== null },
  )
  if (sets.data?.length === 0) {
    return <Text c="dimmed">No area set is loaded yet. Load one under Settings, Areas.</Text>
  }
  return (
    <Stack gap="xs">
      <Select
        label="Area set"
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data={(sets.data ?? []).map(set => ({ value: String(set.id), label: `${set.name} ${set.vintage}` }))}
        value={areaSetId === null ? null : String(areaSetId)}
        onChange={value => value && onAreaSet(Number(value))}
      />
      <Checklist
        label="Areas"
        choices={counts.data?.areas.map(toChoice).sort((a, b) => b.count - a.count)}
        chosen={(filter.areaIds ?? []).map(String)}
        onChange={chosen => onChange(withCondition(filter, 'areaIds', chosen.map(Number)))}
      />
    </Stack>
  )
}

/** Two sources may use the same words: then the source is named as well. */
function withSources<C extends { name: string; sourceName: string }>(categories: readonly C[]): C[] {
  const times = new Map<string, number>()
  for (const { name } of categories) times.set(name, (times.get(name) ?? 0) + 1)
  return categories.map(one =>
    times.get(one.name) === 1 ? one : { ...one, name: `${one.name}, ${one.sourceName}` },
  )
}

function toChoice({ id, name, count }: { id: number; name: string; count: number }) {
  return { value: String(id), name, count }
}
