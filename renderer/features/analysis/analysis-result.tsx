import { Alert, Button, Group, Skeleton, Text } from '@mantine/core'
import { IconFileText, IconFilter } from '@tabler/icons-react'
import type { Hotspot } from '#shared/features/analysis/contract.ts'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useMay } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { countOf } from '../../ui/counts.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import styles from './analysis.module.css'
import { HotspotTable } from './hotspot-table.tsx'
import { methodWords, parametersInWords } from './method-words.ts'

type AnalysisResultProps = {
  analysisId: number
  filter: Filter
  hotspotId: number | null
  onChoose: (hotspotId: number) => void
  onShowIncidents: (hotspotId: number) => void
  onProfile: (profileId: number) => void
}

/** What an analysis found: what it did in a sentence, what to beware of, and its hotspots. */
export function AnalysisResult({ analysisId, filter, hotspotId, onChoose, ...actions }: AnalysisResultProps) {
  const analysis = useQuestion('analysis.get', { analysisId })
  if (analysis.isError) return <ErrorNote {...inWords(analysis.error)} />
  if (!analysis.data) return <Skeleton h={200} />
  const { parameters, statement, warnings, hotspots } = analysis.data
  const chosen = hotspots.find(hotspot => hotspot.id === hotspotId)
  return (
    <section className={styles.result} aria-label="Result of the analysis">
      <div className={styles.statement}>
        <Text fw={600}>
          {countOf(hotspots.length, 'hotspot')}
          <Text span inherit fw={400} c="dimmed">
            {` · ${methodWords[parameters.method].name}, ${parametersInWords(parameters)}`}
          </Text>
        </Text>
        {!sameFilter(analysis.data.filter, filter) && (
          <Alert color="yellow" p="xs" my={6}>
            The filter is another one than these hotspots were found with. Find again to count what it shows
            now.
          </Alert>
        )}
        <Disclosure label={wordsForDetails(warnings.length)} startOpen={window.innerHeight >= 900}>
          <Text>{statement}</Text>
          <Caveats caveats={warnings} />
        </Disclosure>
      </div>
      <div className={styles.table}>
        <HotspotTable
          hotspots={hotspots}
          chosenId={hotspotId}
          onChoose={onChoose}
          onOpen={hotspot => actions.onShowIncidents(hotspot.id)}
        />
      </div>
      <ChosenHotspot chosen={chosen} {...actions} />
    </section>
  )
}

function wordsForDetails(caveats: number) {
  return caveats > 0 ? `What was done, and ${countOf(caveats, 'caveat')}` : 'What was done'
}

function Caveats({ caveats }: { caveats: string[] }) {
  if (caveats.length === 0) return null
  return (
    <Alert color="yellow" p="xs" mt={6}>
      {caveats.map(caveat => (
        <Text key={caveat} size="xs" c="var(--mantine-color-text)">
          {caveat}
        </Text>
      ))}
    </Alert>
  )
}

type ChosenHotspotProps = Pick<AnalysisResultProps, 'onShowIncidents' | 'onProfile'> & {
  chosen: Hotspot | undefined
}

function ChosenHotspot({ chosen, onShowIncidents, onProfile }: ChosenHotspotProps) {
  const mayWrite = useMay('profiles.write')
  const create = useCommand('profiles.create')
  if (!chosen) {
    return (
      <Text c="dimmed" className={styles.chosen!}>
        Choose a hotspot in the table or on the map.
      </Text>
    )
  }
  return (
    <Group className={styles.chosen!} gap="xs" wrap="nowrap">
      <Text flex={1} truncate title={chosen.label}>
        <b>{chosen.rank}</b> {chosen.label}
      </Text>
      <Button
        variant="default"
        leftSection={<IconFilter size={15} aria-hidden />}
        onClick={() => onShowIncidents(chosen.id)}
      >
        Show its incidents
      </Button>
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
  )
}

/** Whether two filters mean the same, apart from having gone into one hotspot of the result. */
function sameFilter(a: Filter, b: Filter) {
  const written = ({ hotspotId: _within, ...rest }: Filter) => JSON.stringify(Object.entries(rest).sort())
  return written(a) === written(b)
}
