import { ActionIcon, Group, Splitter, Tabs, Text, Tooltip } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import type { Written } from '#shared/features/imports/contract.ts'
import { Answered } from '../../client/answered.tsx'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { CategoryCodes } from './category-codes.tsx'
import { DatesAndPlaces } from './dates-and-places.tsx'
import { needsOf } from './field-words.ts'
import { HowWritten } from './how-written.tsx'
import styles from './mapping.module.css'
import { PreviewTable } from './preview-table.tsx'
import { SourceColumns } from './source-columns.tsx'
import type { MappingEdits } from './use-mapping-edits.ts'

type MappingEditorProps = {
  file: string
  found: Output<'imports.inspect'>
  /** The source it is imported into, once it is chosen: what its words stand for already is shown. */
  sourceId: number | null
  edits: MappingEdits
  onWritten: (written: Written) => void
}

/** How the columns become incidents, beside the first rows as they will be loaded. */
export function MappingEditor({ file, found, sourceId, edits, onWritten }: MappingEditorProps) {
  const { mapping, change } = edits
  const [settled] = useDebouncedValue(mapping, 300)
  const ready = needsOf(settled).every(({ state }) => state !== 'missing')
  const preview = useQuestion(
    'imports.preview',
    { file, mapping: settled, ...(sourceId === null ? {} : { sourceId }) },
    { when: ready, keepLast: true },
  )
  return (
    <section className={styles.editor} aria-label="Mapping editor">
      <Splitter h="100%" lineSize={1} withHandle>
        <Splitter.Pane defaultSize={43} min={30}>
          <Tabs defaultValue="columns" className={styles.tabs!}>
            <Group gap={2} wrap="nowrap" justify="space-between" pr={6}>
              <Tabs.List>
                <Tabs.Tab value="columns">Columns</Tabs.Tab>
                <Tabs.Tab value="dates">Dates and places</Tabs.Tab>
                <Tabs.Tab value="categories">Categories</Tabs.Tab>
                <Tabs.Tab value="written">How it is written</Tabs.Tab>
              </Tabs.List>
              <Group gap={2} wrap="nowrap">
                <EditButton label="Undo this change (Ctrl+Z)" icon={IconArrowBackUp} does={edits.undo} />
                <EditButton label="Redo (Ctrl+Y)" icon={IconArrowForwardUp} does={edits.redo} />
              </Group>
            </Group>
            <Tabs.Panel value="columns" className={styles.panel!}>
              <SourceColumns mapping={mapping} sample={found.sample} onChange={change} />
            </Tabs.Panel>
            <Tabs.Panel value="dates" className={styles.panel!}>
              <Head topic="dates" words="How dates are written, and what the points stand for" />
              <DatesAndPlaces mapping={mapping} onChange={change} />
            </Tabs.Panel>
            <Tabs.Panel value="categories" className={styles.panel!}>
              <Head topic="categories" words="What the source’s words for categories stand for" />
              {mapping.fields.category === undefined ? (
                <Text c="dimmed">Choose the column with the category first, under Columns.</Text>
              ) : (
                <Answered question={preview} height={160}>
                  {({ categories, rowsSeen }) => (
                    <CategoryCodes
                      categories={categories}
                      rowsSeen={rowsSeen}
                      codes={mapping.codes}
                      onChange={codes => change({ ...mapping, codes })}
                    />
                  )}
                </Answered>
              )}
            </Tabs.Panel>
            <Tabs.Panel value="written" className={styles.panel!}>
              <Head topic="how-it-is-written" words="How the file is written" />
              <HowWritten file={file} found={found} onWritten={onWritten} />
            </Tabs.Panel>
          </Tabs>
        </Splitter.Pane>
        <Splitter.Pane defaultSize={57} min={30}>
          <section className={styles.preview} aria-label="As it will be loaded">
            {!ready && <Text c="dimmed">The rows appear here once what is needed has its column.</Text>}
            {ready && preview.isError && <ErrorNote {...inWords(preview.error)} />}
            {ready && !preview.isError && (
              <Answered question={preview} height={300}>
                {({ rows }) => <PreviewTable rows={rows} mapping={settled} />}
              </Answered>
            )}
          </section>
        </Splitter.Pane>
      </Splitter>
    </section>
  )
}

function Head({ topic, words }: { topic: string; words: string }) {
  useHelpTopic(topic)
  return (
    <Group justify="space-between" wrap="nowrap" mb={6}>
      <Text size="xs" c="dimmed">
        {words}
      </Text>
      <HelpButton topic={topic} about={words} />
    </Group>
  )
}

type EditButtonProps = { label: string; icon: typeof IconArrowBackUp; does: (() => void) | null }

function EditButton({ label, icon: Picture, does }: EditButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} disabled={does === null} onClick={() => does?.()}>
        <Picture size={17} stroke={1.6} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
