import { Anchor, Button, List, Stack, Text } from '@mantine/core'
import { IconFolderSearch } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Source } from '#shared/features/imports/contract.ts'
import type { SweptFolder } from '#shared/features/imports/drop-folders.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { countOf } from '../../ui/counts.ts'
import { HelpButton } from '../../ui/help.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Section } from '../../ui/section.tsx'
import { DropNotes } from './drop-notes.tsx'

/** The drop folders: what the last look into them brought, and what a person has to see to. */
export function DropFolders({ sources }: { sources: readonly Source[] }) {
  const maySweep = useMayCall('imports.sweep')
  const found = useQuestion('imports.dropNotes')
  const { start, running, result } = useJob('imports.sweep')
  const folders = sources.filter(({ dropFolder }) => dropFolder !== '').length
  const notes = found.data?.notes ?? []
  if (!maySweep || (folders === 0 && notes.length === 0)) return null
  return (
    <Section
      title="Drop folders"
      about={`${countOf(folders, 'source')} with one. What appears there is imported when the bureau is opened, and overnight where the scheduler of this machine asks for it.`}
      actions={
        <>
          <HelpButton topic="drop-folders" about="drop folders" />
          <Button
            variant="default"
            leftSection={<IconFolderSearch size={16} aria-hidden />}
            disabled={running !== undefined}
            // Whoever presses it has just put a file there, and would see it still growing.
            onClick={() => start({ leftAloneSeconds: 10 }).catch(sayFailure)}
          >
            Look in the drop folders now
          </Button>
        </>
      }
    >
      <Stack gap="sm">
        {running && (
          <JobProgress
            label="Looking into the drop folders"
            progress={running.progress}
            onCancel={running.cancel}
          />
        )}
        {!running && result && <Swept folders={result.folders} />}
        {notes.length > 0 ? (
          <DropNotes notes={notes} />
        ) : (
          <Text c="dimmed">Nothing is left to be seen to.</Text>
        )}
      </Stack>
    </Section>
  )
}

/** What became of each file but those that failed: these stand in the notes. */
function Swept({ folders }: { folders: SweptFolder[] }) {
  const files = folders.flatMap(({ sourceName, files }) =>
    files.filter(({ outcome }) => outcome !== 'ignored').map(file => ({ ...file, sourceName })),
  )
  if (files.length === 0) return <Text role="status">Nothing new was there.</Text>
  const elsewhere = files.filter(({ outcome }) => outcome !== 'failed')
  return (
    <div role="status">
      <List size="sm" spacing={2}>
        {elsewhere.map(({ sourceName, name, outcome, what, next, importIds }) => (
          <List.Item key={`${sourceName}/${name}`}>
            {importIds.length === 1 ? (
              <Anchor component={Link} to={`/imports/${importIds[0]}`}>
                {name}
              </Anchor>
            ) : (
              name
            )}{' '}
            ({sourceName}
            ): {outcome}. {what} {next}
          </List.Item>
        ))}
      </List>
    </div>
  )
}
