import { Button, Group } from '@mantine/core'
import { IconFileSearch } from '@tabler/icons-react'
import { useCallback } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { type ChosenFile, chooseFiles, handIn } from '../../client/files.ts'
import { useJob } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { countOf } from '../../ui/counts.ts'
import { DropCover } from '../../ui/drop-cover.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { tableExtensions } from './field-words.ts'
import { ImportProgress } from './import-progress.tsx'
import styles from './imports.module.css'
import { InspectedFile } from './inspected-file.tsx'
import { ManyFiles } from './many-files.tsx'

const none: ChosenFile[] = []

/** From chosen files to their imports: what each is, how it is read, and into which source. */
export default function NewImportPage() {
  useHelpTopic('choosing-a-file')
  // Kept in the history, so that the files are still there after looking at another page.
  const state = useLocation().state as { chosen?: ChosenFile[] } | null
  const chosen = state?.chosen ?? none
  const { running } = useJob('imports.run')
  const navigate = useNavigate()

  const take = useCallback(
    (files: ChosenFile[], replace = true) => {
      if (files.length > 0) void navigate('/imports/new', { replace, state: { chosen: files } })
    },
    [navigate],
  )
  const held = useFileDrop(files => Promise.all(files.map(handIn)).then(handed => take(handed), sayFailure))
  const choose = () => chooseFiles(tableExtensions).then(files => take(files), sayFailure)
  const open = useCallback((file: ChosenFile) => take([file], false), [take])
  const openOnly = useCallback((file: ChosenFile) => take([file]), [take])
  const [only] = chosen
  const several = chosen.length > 1 || (only !== undefined && isArchive(only))

  return (
    <Page>
      <DropCover shown={held} words="Let go to take these files" />
      <div className={styles.filling}>
        <PageHeader
          title="Import a file"
          about={
            chosen.length > 1
              ? countOf(chosen.length, 'file')
              : (only?.fileName ?? 'Choose the file a partner sent.')
          }
          actions={
            <Group gap="xs" wrap="nowrap">
              <Button component={Link} to="/imports" variant="default">
                Back to imports
              </Button>
              {chosen.length > 0 && !running && (
                <Button variant="default" onClick={choose}>
                  Choose another file
                </Button>
              )}
              <HelpButton topic="choosing-a-file" about="choosing a file" />
            </Group>
          }
        />
        {several ? (
          <ManyFiles
            key={chosen.map(({ file }) => file).join()}
            chosen={chosen}
            onOpen={open}
            onOnly={openOnly}
          />
        ) : (
          <>
            {running && <ImportProgress running={running} fileName={only?.fileName} />}
            {only ? (
              // Kept while the import runs, so that cancelling it loses none of the mapping.
              <div className={styles.rest} hidden={running !== undefined}>
                <InspectedFile key={only.file} chosen={only} />
              </div>
            ) : (
              !running && (
                <EmptyState
                  icon={IconFileSearch}
                  title="Which file?"
                  next="A table in text (CSV, TSV), a workbook (XLSX, ODS), JSON or GeoJSON, or an archive of them (ZIP, GZ). Drop one or several on this page, or choose them. Known files need nothing more; any other is matched column by column."
                >
                  <Button onClick={choose}>Choose a file</Button>
                </EmptyState>
              )
            )}
          </>
        )}
      </div>
    </Page>
  )
}

const isArchive = ({ fileName }: ChosenFile) => /\.(zip|gz)$/i.test(fileName)
