import { Button, Group, Stack, Text } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { FileChoice } from '../../client/file-choice.tsx'
import type { ChosenFile } from '../../client/files.ts'
import { inWords } from '../../client/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ImportTold } from './import-told.tsx'

type ImportTableProps<Found> = {
  /** What a row of the file is expected to hold. */
  rows: string
  chosen: ChosenFile | null
  onChosen: (file: ChosenFile) => void
  /** What was found in the file: its columns and which of them seems to be what. */
  inspected: { data: Found | undefined; error: Error | null }
  /** What became of its rows. */
  taken: { data: ComponentProps<typeof ImportTold>['told'] | undefined; error: Error | null }
  noun: string
  onClose: () => void
  /** Which column is what, asked of the person. */
  children: (found: Found, file: string) => ReactNode
}

/** A CSV file or a workbook: which column is what, then what became of every row. */
export function ImportTable<Found>(props: ImportTableProps<Found>) {
  const { rows, chosen, onChosen, inspected, taken, noun, onClose, children } = props
  return (
    <Stack gap="sm">
      <Text size="sm">{rows}</Text>
      <FileChoice extensions={['csv', 'xlsx', 'ods', 'txt']} chosen={chosen} onChosen={onChosen} />
      {inspected.error && <ErrorNote {...inWords(inspected.error)} />}
      {taken.data ? (
        <>
          <ImportTold told={taken.data} noun={noun} />
          <Group justify="flex-end">
            <Button onClick={onClose}>Done</Button>
          </Group>
        </>
      ) : (
        chosen && inspected.data && children(inspected.data, chosen.file)
      )}
      {taken.error && <ErrorNote {...inWords(taken.error)} />}
    </Stack>
  )
}
