import { Button, Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useQuestion } from '../../client/use-desk.ts'

type DropFolderFieldProps = {
  value: string
  onChange: (folder: string) => void
  error: ReactNode
  /** The key of the source, after which the proposed folder is named. */
  sourceKey: string
}

/** The folder whose files are imported by themselves. */
export function DropFolderField({ value, onChange, error, sourceKey }: DropFolderFieldProps) {
  const found = useQuestion('imports.dropNotes')
  const proposed = found.data && sourceKey ? `${found.data.proposedIn}${sourceKey}` : null
  return (
    <Stack gap={4} align="flex-start">
      <TextInput
        label="Drop folder"
        description="Files that appear here are imported by themselves, when the bureau is opened and overnight, and then moved into its subfolders done or failed. Leave it empty for none. The whole path; the folder is made when you save."
        w="100%"
        maxLength={1000}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
        error={error}
      />
      {proposed && value !== proposed && (
        <Button variant="subtle" size="compact-xs" onClick={() => onChange(proposed)} title={proposed}>
          Use a folder among the files of this bureau
        </Button>
      )}
    </Stack>
  )
}
