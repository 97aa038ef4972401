import { Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { MappingSpec, Written } from '#shared/features/imports/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Section } from '../../ui/section.tsx'
import { CategoryCodes } from './category-codes.tsx'
import { ColumnFields } from './column-fields.tsx'
import { HowWritten } from './how-written.tsx'
import styles from './imports.module.css'
import { PreviewTable } from './preview-table.tsx'

type MappingEditorProps = {
  file: string
  mapping: MappingSpec
  sample: string[][]
  onChange: (mapping: MappingSpec) => void
  /** The file is written otherwise than was found out: it is looked at again. */
  onWritten: (written: Written) => void
}

/** How the columns become incidents, beside the first rows as they will be loaded. */
export function MappingEditor({ file, mapping, sample, onChange, onWritten }: MappingEditorProps) {
  const [settled] = useDebouncedValue(mapping, 300)
  const dated = settled.fields.from !== undefined
  const preview = useQuestion('imports.preview', { file, mapping: settled }, { when: dated, keepLast: true })
  return (
    <div className={styles.steps}>
      <Stack gap="md">
        <Section title="How it is written">
          <HowWritten mapping={mapping} onChange={onChange} onWritten={onWritten} />
        </Section>
        <Section title="Columns">
          <ColumnFields mapping={mapping} sample={sample} onChange={onChange} />
        </Section>
      </Stack>
      <Stack gap="md">
        <Section title="As it will be loaded" about="The first rows of the file.">
          {!dated && <Text c="dimmed">Choose the column with the date, and the rows appear here.</Text>}
          {dated && preview.isError && <ErrorNote {...inWords(preview.error)} />}
          {dated && !preview.isError && (
            <Answered question={preview} height={300}>
              {({ rows }) => (
                <div className={styles.preview}>
                  <PreviewTable rows={rows} />
                </div>
              )}
            </Answered>
          )}
        </Section>
        {preview.data && mapping.fields.category !== undefined && (
          <CategoryCodes
            categories={preview.data.categories}
            rowsSeen={preview.data.rowsSeen}
            codes={mapping.codes}
            onChange={codes => onChange({ ...mapping, codes })}
          />
        )}
      </Stack>
    </div>
  )
}
