import { Button, Group, Text } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { filterInWords } from '../../client/filter-words.ts'
import { useMay } from '../../client/use-bureau.ts'
import { useCommand, useJob, useQuestion } from '../../client/use-desk.ts'
import { useFilterNames } from '../../client/use-filter-names.ts'
import { sayFailure } from '../../client/words.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import styles from './analysis.module.css'
import { PutBeforeGroup } from './put-before-group.tsx'

type SelectionBarProps = { filter: Filter; onProfile: (profileId: number) => void }

/** What can be made of the incidents of the filter as they are: a problem profile, or a matter for the group. */
export function SelectionBar({ filter, onProfile }: SelectionBarProps) {
  const summary = useQuestion('incidents.summary', { filter }, { keepLast: true })
  const mayRun = useMay('analysis.run')
  const mayWrite = useMay('profiles.write')
  const title = filterInWords(filter, useFilterNames()).slice(0, titleLength)
  const { start, running } = useJob('analysis.run')
  const create = useCommand('profiles.create')

  async function makeProfile() {
    try {
      const { hotspots } = await start({ parameters: { method: 'selection', title }, filter })
      const [hotspot] = hotspots
      if (hotspot) onProfile((await create.mutateAsync({ hotspotId: hotspot.id })).id)
    } catch (error) {
      sayFailure(error)
    }
  }

  if (!mayWrite) return null
  const left = summary.data ? summary.data.total - summary.data.placed : 0
  return (
    <Group
      className={styles.selection!}
      gap="xs"
      justify="space-between"
      wrap="nowrap"
      role="group"
      aria-label="Use this selection"
    >
      <Text>
        <b>{summary.data ? countOf(summary.data.total, 'incident') : '…'}</b>
        {left === 0 || !mayRun ? (
          ' selected'
        ) : (
          <Text span display="block" size="xs" c="dimmed">
            {formatCount(left)} without a place stay out of a profile
          </Text>
        )}
      </Text>
      <Group gap="xs" wrap="nowrap" flex="none">
        <PutBeforeGroup key={JSON.stringify(filter)} title={title} filter={filter} />
        {mayRun && (
          <Button
            variant="default"
            leftSection={<IconFileText size={15} aria-hidden />}
            loading={running !== undefined || create.isPending}
            disabled={!summary.data?.placed}
            onClick={makeProfile}
          >
            Make a problem profile
          </Button>
        )}
      </Group>
    </Group>
  )
}

const titleLength = 200
