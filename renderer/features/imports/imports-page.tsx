import { Button, Stack } from '@mantine/core'
import { IconFileImport, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Source } from '#shared/features/imports/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { type ChosenFile, chooseFiles, handIn } from '../../client/files.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { DropCover } from '../../ui/drop-cover.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { DropFolders } from './drop-folders.tsx'
import { tableExtensions } from './field-words.ts'
import { ImportTable } from './import-table.tsx'
import { ImportsLinks } from './imports-links.tsx'
import { SourceDrawer } from './source-drawer.tsx'
import { SourceTable } from './source-table.tsx'

/** What was imported, and the sources it came from. */
export default function ImportsPage() {
  const imports = useQuestion('imports.list')
  const sources = useQuestion('imports.sources')
  const mayImport = useMayCall('imports.run')
  const navigate = useNavigate()
  const [editing, setEditing] = useState<Source | 'new' | null>(null)
  const go = (chosen: ChosenFile[]) => {
    if (chosen.length > 0) void navigate('/imports/new', { state: { chosen } })
  }
  const held = useFileDrop(files => {
    if (mayImport) Promise.all(files.map(handIn)).then(go, sayFailure)
  })

  const importFile = (
    <Button
      leftSection={<IconFileImport size={16} aria-hidden />}
      onClick={() => chooseFiles(tableExtensions).then(go, sayFailure)}
    >
      Import a file
    </Button>
  )
  return (
    <Page>
      <DropCover shown={held && mayImport} words="Let go to import these files" />
      <Stack gap={0} mih="100%">
        <ImportsLinks />
        <PageHeader
          title="Imports"
          about="Every row read is loaded, rejected with a reason, or a duplicate."
          actions={mayImport && importFile}
        />
        <Stack gap="md">
          <Answered question={imports} height={200}>
            {rows =>
              rows.length === 0 ? (
                <EmptyState
                  icon={IconFileImport}
                  title="Nothing has been imported yet"
                  next={
                    mayImport
                      ? 'Choose a file of calls or incidents, or drop one or several anywhere on this page. Text tables, workbooks, JSON and archives of any partner can be read.'
                      : 'An analyst or the bureau manager imports the files of the partners.'
                  }
                >
                  {mayImport && importFile}
                </EmptyState>
              ) : (
                <ImportTable imports={rows} />
              )
            }
          </Answered>
          {sources.data && <DropFolders sources={sources.data} />}
          <Section
            title="Sources"
            about="One feed of an agency, each with its information sharing agreement."
            actions={
              mayImport && (
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => setEditing('new')}
                >
                  Add a source
                </Button>
              )
            }
          >
            <Answered question={sources}>
              {rows => <SourceTable sources={rows} onOpen={mayImport ? setEditing : undefined} />}
            </Answered>
          </Section>
        </Stack>
      </Stack>
      <SourceDrawer source={editing} onClose={() => setEditing(null)} />
    </Page>
  )
}
