import { Button, Group, Text } from '@mantine/core'
import { IconFileText, IconFilter, IconLayersUnion } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Hotspot } from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useMay } from '../../client/use-bureau.ts'
import { useCommand, useJob } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { countOf } from '../../ui/counts.ts'
import styles from './analysis.module.css'
import { HotspotTable } from './hotspot-table.tsx'
import { PutBeforeGroup } from './put-before-group.tsx'

type FoundHotspotsProps = {
  /** The filter of the analysis that found them. */
  filter: Filter
  hotspots: readonly Hotspot[]
  hotspotId: number | null
  onChoose: (hotspotId: number) => void
  onShowIncidents: (hotspotId: number) => void
  onProfile: (profileId: number) => void
  onAnalysis: (analysisId: number) => void
  /** The way from a hotspot to what came of it. */
  trace: (hotspotId: number) => ReactNode
}

/** The hotspots of an analysis, and what can be made of the chosen one or of several that are ticked. */
export function FoundHotspots({ filter, hotspots, hotspotId, onChoose, ...actions }: FoundHotspotsProps) {
  const [ticked, setTicked] = useState<readonly number[]>([])
  const chosen = hotspots.find(({ id }) => id === hotspotId)
  return (
    <>
      <div className={styles.table}>
        <HotspotTable
          hotspots={hotspots}
          chosenId={hotspotId}
          tickedIds={ticked}
          onChoose={onChoose}
          onTick={setTicked}
          onOpen={({ id }) => actions.onShowIncidents(id)}
        />
      </div>
      {ticked.length > 1 ? (
        <Ticked
          filter={filter}
          hotspots={hotspots.filter(({ id }) => ticked.includes(id))}
          onMerged={actions.onAnalysis}
        />
      ) : (
        <Chosen chosen={chosen} {...actions} />
      )}
    </>
  )
}

type TickedProps = { filter: Filter; hotspots: readonly Hotspot[]; onMerged: (analysisId: number) => void }

function Ticked({ filter, hotspots, onMerged }: TickedProps) {
  const { start, running } = useJob('analysis.run')
  const merge = () =>
    start({ parameters: { method: 'merge', hotspotIds: hotspots.map(({ id }) => id) }, filter }).then(
      ({ id }) => onMerged(id),
      sayFailure,
    )
  return (
    <Group className={styles.chosen!} gap="xs" wrap="nowrap">
      <Text flex={1}>
        <b>{hotspots.length}</b> hotspots ticked. Incidents that lie in several count once when they are
        merged.
      </Text>
      <Button
        flex="none"
        loading={running !== undefined}
        leftSection={<IconLayersUnion size={15} aria-hidden />}
        onClick={merge}
      >
        Merge
      </Button>
    </Group>
  )
}

type ChosenProps = Pick<FoundHotspotsProps, 'onShowIncidents' | 'onProfile' | 'trace'> & {
  chosen: Hotspot | undefined
}

function Chosen({ chosen, onShowIncidents, onProfile, trace }: ChosenProps) {
  const mayWrite = useMay('profiles.write')
  const create = useCommand('profiles.create')
  if (!chosen) {
    return (
      <Text c="dimmed" className={styles.chosen!}>
        Choose a hotspot in the table or on the map; tick several to merge them.
      </Text>
    )
  }
  return (
    <div className={styles.chosen}>
      <Text truncate title={chosen.label} mb={6}>
        <b>{countOf(chosen.count, 'incident')}</b> {chosen.label}
      </Text>
      <Group gap="xs" justify="flex-end">
        <Button
          variant="default"
          leftSection={<IconFilter size={15} aria-hidden />}
          onClick={() => onShowIncidents(chosen.id)}
        >
          Show its incidents
        </Button>
        {trace(chosen.id)}
        <PutBeforeGroup key={chosen.id} title={chosen.label} filter={{ hotspotId: chosen.id }} />
        {mayWrite && (
          <Button
            leftSection={<IconFileText size={15} aria-hidden />}
            loading={create.isPending}
            onClick={() => create.mutate({ hotspotId: chosen.id }, { onSuccess: ({ id }) => onProfile(id) })}
          >
            Make a problem profile
          </Button>
        )}
      </Group>
    </div>
  )
}
