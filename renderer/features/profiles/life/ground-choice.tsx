import { Select, Stack } from '@mantine/core'
import { useState } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { singleRing } from '#shared/geo/single-ring.ts'
import { useQuestion } from '../../../client/use-desk.ts'

export type Ground = { label: string; filter: Filter; origin: 'area' | 'selection' }
type GroundChoiceProps = {
  /** How what is chosen is called. */
  chosen: string | null
  onChoose: (ground: Ground) => void
  only?: 'area' | 'selection'
}

/** Ground by its name: an area of a set, or a saved filter. */
export function GroundChoice({ chosen, onChoose, only }: GroundChoiceProps) {
  const sets = useQuestion('areas.sets')
  const saved = useQuestion('incidents.savedFilters')
  const [from, setFrom] = useState<string | null>(null)
  const sources = [
    ...(only === 'selection'
      ? []
      : (sets.data ?? []).map(({ id, name }) => ({ value: `set ${id}`, label: name }))),
    ...(only === 'area' ? [] : [{ value: 'saved', label: 'A saved filter' }]),
  ]
  const current = from ?? sources[0]?.value ?? null
  return (
    <Stack gap="sm">
      <Select label="From" allowDeselect={false} data={sources} value={current} onChange={setFrom} />
      {current === 'saved' && (
        <Select
          key="saved"
          label="Saved filter"
          placeholder={chosen ?? 'Choose one'}
          searchable
          data={(saved.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={value => {
            const found = saved.data?.find(({ id }) => String(id) === value)
            if (found) onChoose({ label: found.name, filter: found.filter, origin: 'selection' })
          }}
        />
      )}
      {current?.startsWith('set ') && (
        <AreaSelect key={current} areaSetId={Number(current.slice(4))} chosen={chosen} onChoose={onChoose} />
      )}
    </Stack>
  )
}

type AreaSelectProps = Omit<GroundChoiceProps, 'only'> & { areaSetId: number }

function AreaSelect({ areaSetId, chosen, onChoose }: AreaSelectProps) {
  const areas = useQuestion('areas.outlines', { areaSetId })
  return (
    <Select
      label="Area"
      placeholder={chosen ?? 'Choose one'}
      searchable
      data={(areas.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={value => {
        const area = areas.data?.find(({ id }) => String(id) === value)
        // The outline and not the area: it stands even if the set is replaced.
        if (area)
          onChoose({ label: area.name, filter: { polygon: singleRing(area.polygons) }, origin: 'area' })
      }}
    />
  )
}
