import { Button, DataList, Stack, Text } from '@mantine/core'
import { IconMailbox } from '@tabler/icons-react'
import { Answered } from '../../client/answered.tsx'
import { type ChosenFile, chooseFile, handIn } from '../../client/files.ts'
import type { Output } from '../../client/names.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { inWords, sayFailure } from '../../client/words.ts'
import { countOf } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { DropCover } from '../../ui/drop-cover.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useHelpTopic } from '../../ui/help.tsx'
import { JobProgress } from '../../ui/job-progress.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { useFileDrop } from '../../ui/use-file-drop.ts'

/** The file by which incidents that have a postcode and no coordinates are placed. */
export default function PostcodeFilePage() {
  useHelpTopic('places')
  const loaded = useQuestion('imports.postcodeFile')
  const mayLoad = useMayCall('imports.loadPostcodes')
  const { start, running, result, error } = useJob('imports.loadPostcodes')

  function load(chosen: ChosenFile | null) {
    if (!chosen) return
    start({ file: chosen.file }).catch(() => {
      // Shown on the page, with what to do.
    })
  }
  const held = useFileDrop(([file]) => {
    if (mayLoad && !running && file) handIn(file).then(load, sayFailure)
  })
  const choose = (words: string) => (
    <Button loading={running !== undefined} onClick={() => chooseFile(['zip', 'csv']).then(load, sayFailure)}>
      {words}
    </Button>
  )

  return (
    <Page>
      <DropCover shown={held && mayLoad} words="Let go to load this postcode file" />
      <PageHeader
        title="Postcodes"
        about="Incidents with a postcode and no coordinates are placed in its middle, and marked so."
        actions={mayLoad && loaded.data && choose('Load another file')}
      />
      {running && (
        <Stack maw={560} mb="md">
          <JobProgress label="Loading postcodes" progress={running.progress} onCancel={running.cancel} />
        </Stack>
      )}
      {error && !running && <ErrorNote {...inWords(error)} />}
      <Answered question={loaded} height={160}>
        {file =>
          file ? (
            <LoadedFile file={file} result={result} />
          ) : (
            <EmptyState
              icon={IconMailbox}
              title="No postcode file yet"
              next={
                mayLoad
                  ? 'Load Code-Point Open, which the Ordnance Survey gives away (OS Data Hub, CSV, the ZIP as it comes); or a CSV with the columns postcode, easting, northing.'
                  : 'An analyst or the bureau manager loads it.'
              }
            >
              {mayLoad && choose('Choose a file')}
            </EmptyState>
          )
        }
      </Answered>
    </Page>
  )
}

type LoadedFileProps = {
  file: NonNullable<Output<'imports.postcodeFile'>>
  result: Output<'imports.loadPostcodes'> | undefined
}

function LoadedFile({ file: { fileName, loadedAt, postcodes }, result }: LoadedFileProps) {
  return (
    <Stack maw={760} gap="md">
      <Section title="Loaded">
        <DataList gap={6} labelWidth="12rem">
          <Fact label="File" value={fileName} />
          <Fact label="Loaded" value={formatInstant(loadedAt)} />
          <Fact label="Postcodes" value={countOf(postcodes, 'postcode')} />
          {result && (
            <>
              <Fact label="Known without a place" value={countOf(result.withoutPlace, 'postcode')} />
              <Fact
                label="Left out"
                value={`${countOf(result.unusable, 'line')} without a postcode on the grid`}
              />
            </>
          )}
        </DataList>
      </Section>
      <Text c="dimmed">
        Postcodes come and go: load the newest file twice a year. What was imported before keeps the place it
        was given.
      </Text>
    </Stack>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{value}</DataList.ItemValue>
    </DataList.Item>
  )
}
