import { ActionIcon, Group, ScrollArea, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { IconDeviceFloppy, IconPencil, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { SavedFilter } from '#shared/features/incidents/saved-filters.ts'
import { filterInWords } from '../../client/filter-words.ts'
import { sameFilter } from '../../client/same-filter.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { useFilterNames } from '../../client/use-filter-names.ts'
import { sayFailure } from '../../client/words.ts'
import { BothSides } from '../../ui/both-sides.tsx'
import { Condition } from './checklist.tsx'
import { ConfirmRemoval } from './confirm-removal.tsx'
import styles from './incidents.module.css'
import { SaveFilterForm } from './save-filter-form.tsx'
import { useSaveFilter } from './use-save-filter.ts'

type SavedFiltersProps = { filter: Filter; onChange: (filter: Filter) => void }

/** Filters kept under a name, for everybody of the bureau: to apply, to save, to rename, to remove. */
export function SavedFilters({ filter, onChange }: SavedFiltersProps) {
  const saved = useQuestion('incidents.savedFilters')
  const isApplied = saved.data?.some(one => sameFilter(one.filter, filter)) ?? false
  return (
    <Condition label="Saved" active={isApplied} width={380}>
      <SavedList filter={filter} onChange={onChange} saved={saved.data ?? []} />
    </Condition>
  )
}

function SavedList({ filter, onChange, saved }: SavedFiltersProps & { saved: readonly SavedFilter[] }) {
  const mayWrite = useMayCall('incidents.saveFilter')
  const names = useFilterNames()
  const remove = useCommand('incidents.removeFilter')
  const { save, conflict, settle } = useSaveFilter()
  const [renamed, setRenamed] = useState<SavedFilter | null>(null)
  const [removed, setRemoved] = useState<SavedFilter | null>(null)
  const list = useRef<HTMLDivElement>(null)
  function answered() {
    setRemoved(null)
    // The button that was pressed is gone, and the keys must still work in this menu.
    list.current?.focus()
  }
  const current = saved.find(one => sameFilter(one.filter, filter))
  return (
    <Stack gap="xs" ref={list} tabIndex={-1}>
      {conflict && (
        <BothSides
          fields={[
            { label: 'Name', theirs: conflict.theirs.name, yours: conflict.yours.name },
            {
              label: 'Filter',
              theirs: filterInWords(conflict.theirs.filter, names),
              yours: filterInWords(conflict.yours.filter, names),
            },
          ]}
          onKeepYours={() => settle('yours')}
          onTakeTheirs={() => settle('theirs')}
        />
      )}
      {saved.length === 0 && <Text c="dimmed">No filter is saved yet.</Text>}
      <ScrollArea.Autosize mah={300} type="auto">
        <Stack gap={2} component="ul" className={styles.saved!}>
          {saved.map(one => (
            <Group key={one.id} component="li" gap={2} wrap="nowrap">
              <UnstyledButton
                className={styles.savedFilter!}
                aria-current={one === current}
                onClick={() => onChange(one.filter)}
              >
                <Text truncate>{one.name}</Text>
                <Text size="xs" c="dimmed" truncate>
                  {filterInWords(one.filter, names)}
                </Text>
              </UnstyledButton>
              {mayWrite && (
                <>
                  <Tooltip label="Rename">
                    <ActionIcon
                      variant="subtle"
                      aria-label={`Rename ${one.name}`}
                      onClick={() => setRenamed(one)}
                    >
                      <IconPencil size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label="Save the filter as it stands now under this name">
                    <ActionIcon
                      variant="subtle"
                      aria-label={`Save the present filter as ${one.name}`}
                      disabled={one === current}
                      onClick={() => void save({ ...one, filter }).catch(sayFailure)}
                    >
                      <IconDeviceFloppy size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                  <Tooltip label="Remove">
                    <ActionIcon
                      variant="subtle"
                      aria-label={`Remove ${one.name}`}
                      onClick={() => setRemoved(one)}
                    >
                      <IconTrash size={16} aria-hidden />
                    </ActionIcon>
                  </Tooltip>
                </>
              )}
            </Group>
          ))}
        </Stack>
      </ScrollArea.Autosize>
      {removed && (
        <ConfirmRemoval
          name={removed.name}
          onKeep={answered}
          onRemove={() => {
            answered()
            remove.mutate({ id: removed.id, version: removed.version })
          }}
        />
      )}
      {mayWrite &&
        !removed &&
        (renamed ? (
          <SaveFilterForm
            key={`rename ${renamed.id}`}
            label={`New name of “${renamed.name}”`}
            name={renamed.name}
            onSave={name => save({ ...renamed, name })}
            onDone={() => setRenamed(null)}
          />
        ) : (
          <SaveFilterForm
            key={`new ${saved.length}`}
            label="Save the present filter as"
            name=""
            onSave={name => save({ name, filter })}
          />
        ))}
    </Stack>
  )
}
