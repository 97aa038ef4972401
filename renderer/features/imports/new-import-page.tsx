import { Button, Group, Stack, Text } from '@mantine/core'
import { IconFileSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { type ChosenFile, chooseFile, handIn } from '../../client/files.ts'
import { useJob } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { DropCover } from '../../ui/drop-cover.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { tableExtensions } from './field-words.ts'
import { InspectedFile } from './inspected-file.tsx'

/** From a chosen file to its import: what it is, how it is read, and into which source. */
export default function NewImportPage() {
  const state = useLocation().state as { chosen?: ChosenFile | null } | null
  const [chosen, setChosen] = useState(state?.chosen ?? null)
  const { running } = useJob('imports.run')
  const held = useFileDrop(file => handIn(file).then(take, sayFailure))
  const navigate = useNavigate()

  function take(file: ChosenFile | null) {
    if (!file) return
    setChosen(file)
    // Kept in the history, so that the file is still there after looking at another page.
    void navigate('/imports/new', { replace: true, state: { chosen: file } })
  }
  const choose = () => chooseFile(tableExtensions).then(take, sayFailure)

  return (
    <Page>
      <DropCover shown={held} words="Let go to take this file" />
      <PageHeader
        title="Import a file"
        about={chosen ? chosen.fileName : 'Choose the file a partner sent.'}
        actions={
          <Group gap="xs">
            <Button component={Link} to="/imports" variant="default">
              Back to imports
            </Button>
            {chosen && !running && (
              <Button variant="default" onClick={choose}>
                Choose another file
              </Button>
            )}
          </Group>
        }
      />
      {running && (
        <Stack maw={560} mb="md">
          <JobProgress
            label={chosen ? `Importing ${chosen.fileName}` : 'Importing'}
            progress={running.progress}
            onCancel={running.cancel}
          />
          <Text c="dimmed">
            Nothing of the file shows anywhere until all of it is read. Cancelling leaves the bureau as it
            was.
          </Text>
        </Stack>
      )}
      {chosen ? (
        // Kept while the import runs, so that cancelling it loses none of the mapping.
        <div hidden={running !== undefined}>
          <InspectedFile key={chosen.file} chosen={chosen} />
        </div>
      ) : (
        !running && (
          <EmptyState
            icon={IconFileSearch}
            title="Which file?"
            next="A CSV or text table in any encoding. Drop it on this page, or choose it. data.police.uk files need nothing more; any other is matched column by column."
          >
            <Button onClick={choose}>Choose a file</Button>
          </EmptyState>
        )
      )}
    </Page>
  )
}
