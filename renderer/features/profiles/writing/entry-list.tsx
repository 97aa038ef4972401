import { ActionIcon, Box, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import {
  type Entry,
  type EntryOf,
  entrySchema,
  type KeptEntry,
  type ListKey,
} from '#shared/features/profiles/lists.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { inWords } from '../../../client/words.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'
import { type EntryField, EntryFields } from './entry-fields.tsx'
import { useMayWrite } from './standing.ts'
import styles from './writing.module.css'

type EntryListProps<K extends ListKey> = {
  profileId: number
  list: K
  /** What one line is called: `hypothesis`. */
  noun: string
  title: string
  entries: readonly KeptEntry<EntryOf<K>>[]
  blank: EntryOf<K>
  fields: readonly EntryField[]
  /** The few words that name a line on its buttons. */
  named: (entry: EntryOf<K>) => string
  line: (entry: EntryOf<K>) => ReactNode
}

/** A list of the document: lines are added, edited, moved and removed by buttons, each saved at once. */
export function EntryList<K extends ListKey>(props: EntryListProps<K>) {
  const { profileId, list, noun, title, entries, blank, fields, named, line } = props
  const mayWrite = useMayWrite('profiles.saveEntry')
  const order = useCommand('profiles.orderEntries')
  const remove = useCommand('profiles.removeEntry')
  const [editing, setEditing] = useState<KeptEntry<EntryOf<K>> | 'new' | null>(null)
  const ids = entries.map(({ id }) => id)

  function move(index: number, by: -1 | 1) {
    const entryIds = [...ids]
    entryIds.splice(index + by, 0, ...entryIds.splice(index, 1))
    order.mutate({ profileId, list, entryIds })
  }
  return (
    <Box role="group" aria-label={title}>
      <Group justify="space-between" mb={4}>
        <Text fw={600} size="sm">
          {title}
        </Text>
        {mayWrite && (
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setEditing('new')}
          >
            Add {noun}
          </Button>
        )}
      </Group>
      {entries.length === 0 && <Text c="dimmed">None yet.</Text>}
      <ol className={styles.lines}>
        {entries.map((kept, index) => (
          <li key={kept.id} className={styles.line}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <Box flex={1} miw={0}>
                {line(kept.entry)}
              </Box>
              {mayWrite && (
                <Group gap={2} wrap="nowrap">
                  <ActionIcon aria-label={`Edit: ${named(kept.entry)}`} onClick={() => setEditing(kept)}>
                    <IconPencil size={16} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={`Move up: ${named(kept.entry)}`}
                    aria-disabled={index === 0}
                    data-disabled={index === 0}
                    onClick={() => index > 0 && move(index, -1)}
                  >
                    <IconArrowUp size={16} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={`Move down: ${named(kept.entry)}`}
                    aria-disabled={index === ids.length - 1}
                    data-disabled={index === ids.length - 1}
                    onClick={() => index < ids.length - 1 && move(index, 1)}
                  >
                    <IconArrowDown size={16} aria-hidden />
                  </ActionIcon>
                  <ConfirmButton
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`Remove: ${named(kept.entry)}`}
                    question={`Remove this ${noun}?`}
                    consequence={named(kept.entry)}
                    confirm={`Remove the ${noun}`}
                    destructive
                    onConfirm={() => remove.mutate({ profileId, entryId: kept.id, version: kept.version })}
                  >
                    Remove
                  </ConfirmButton>
                </Group>
              )}
            </Group>
          </li>
        ))}
      </ol>
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? `Add ${noun}` : `Edit ${noun}`}
      >
        {editing && (
          <EntryForm
            profileId={profileId}
            kept={editing === 'new' ? null : editing}
            start={editing === 'new' ? blank : editing.entry}
            fields={fields}
            onDone={() => setEditing(null)}
          />
        )}
      </Modal>
    </Box>
  )
}

type EntryFormProps = {
  profileId: number
  kept: { id: number; version: number } | null
  start: Entry
  fields: readonly EntryField[]
  onDone: () => void
}

function EntryForm({ profileId, kept, start, fields, onDone }: EntryFormProps) {
  const [entry, setEntry] = useState(start)
  const save = useCommand('profiles.saveEntry', { quiet: true })
  const wrong = entrySchema.safeParse(entry).error?.issues[0]
  const [asked, setAsked] = useState(false)
  const where = wrong && fields.find(({ field }) => field === wrong.path[0])?.label
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (wrong) return
        const version = kept ? { kept: { id: kept.id, version: kept.version } } : {}
        save.mutate({ profileId, entry, ...version }, { onSuccess: onDone })
      }}
    >
      <Stack gap="sm">
        <EntryFields fields={fields} entry={entry} onChange={setEntry} />
        {asked && wrong && (
          <Text c="var(--mantine-color-error)" role="alert">
            {where ?? 'A field'} is not filled in yet.
          </Text>
        )}
        {save.isError && <ErrorNote {...inWords(save.error)} />}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
