import { Anchor, Button, Group, Loader, ScrollArea, Stack, Table, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { ChosenFile } from '../../client/files.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import { Section } from '../../ui/section.tsx'
import { ImportProgress } from './import-progress.tsx'
import { SourceSelect } from './source-select.tsx'
import { type PassedOver, type QueuedFile, useFileQueue } from './use-file-queue.ts'

type ManyFilesProps = {
  chosen: ChosenFile[]
  /** One of the files is to be looked at; the way back leads to the list. */
  onOpen: (file: ChosenFile) => void
  /** There is but one file, and no list to come back to. */
  onOnly: (file: ChosenFile) => void
}

/** Several files, or those of an archive: what each is, and the recognised ones imported with one press. */
export function ManyFiles({ chosen, onOpen, onOnly }: ManyFilesProps) {
  const queue = useFileQueue(chosen)
  const { files, passedOver, looking, importing, running } = queue
  const [sourceId, setSourceId] = useState<number | null>(null)
  const sourceOf = ({ state }: QueuedFile) =>
    'inspection' in state ? (state.inspection.suggestedSourceId ?? sourceId) : null
  const recognised = files.filter(({ state }) => state.is === 'recognised')
  const homeless = recognised.filter(file => sourceOf(file) === null)
  const ready = recognised.length - homeless.length
  const asksSource = files.some(
    ({ state }) => state.is === 'recognised' && state.inspection.suggestedSourceId === null,
  )

  const [only] = files
  const alone = !looking && files.length === 1 && passedOver.length === 0 && only?.state.is !== 'imported'
  useEffect(() => {
    // An archive of one file is that file: no list is needed to choose it from.
    if (alone && only && !importing) onOnly(asChosen(only))
  }, [alone, only, importing, onOnly])

  return (
    <Stack gap="md">
      {running && <ImportProgress running={running} fileName={nameUnderWay(files)} onCancel={queue.cancel} />}
      <Section
        title="Files"
        about={
          looking
            ? `Looking at ${countOf(files.length, 'file')}…`
            : `${countOf(files.length, 'file')}: ${formatCount(recognised.length)} recognised and waiting`
        }
        actions={
          <Group gap="sm" align="flex-end">
            {asksSource && <SourceSelect value={sourceId} onChange={setSourceId} />}
            <Button
              disabled={looking || importing || ready === 0}
              onClick={() => void queue.importAll(sourceOf)}
            >
              Import all recognised ({formatCount(ready)})
            </Button>
          </Group>
        }
      >
        {homeless.length > 0 && !looking && (
          <Text c="dimmed" mb="xs">
            Choose the source of {countOf(homeless.length, 'recognised file')} that no source has sent before.
          </Text>
        )}
        <ScrollArea.Autosize mah="56vh">
          <Table stickyHeader aria-label="Files">
            <Table.Thead>
              <Table.Tr>
                <Table.Th w="28%">File</Table.Th>
                <Table.Th>What it is</Table.Th>
                <Table.Th w={150}>Source</Table.Th>
                <Table.Th w={250}>Result</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {files.map(file => (
                <FileRow key={file.file} file={file} sourceId={sourceOf(file)} onOpen={onOpen} />
              ))}
              {passedOver.map(each => (
                <PassedOverRow key={each.name + each.reason} passed={each} />
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
        <SumOfAll files={files} />
      </Section>
    </Stack>
  )
}

type FileRowProps = { file: QueuedFile; sourceId: number | null; onOpen: (file: ChosenFile) => void }

const openWords = { 'to match': 'Match its columns', recognised: 'Look at it' } as const

function FileRow({ file, sourceId, onOpen }: FileRowProps) {
  const sources = useQuestion('imports.sources')
  const { state } = file
  const source =
    state.is === 'imported' ? state.summary.sourceId : state.is === 'recognised' ? sourceId : null
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{file.name}</Table.Td>
      <Table.Td>
        <Standing state={state} />
      </Table.Td>
      <Table.Td>{sources.data?.find(({ id }) => id === source)?.name ?? ''}</Table.Td>
      <Table.Td>
        {state.is === 'imported' && (
          <Anchor component={Link} to={`/imports/${state.summary.id}`}>
            {sumWords(state.summary)}
          </Anchor>
        )}
        {(state.is === 'to match' || state.is === 'recognised') && (
          <Button
            variant={state.is === 'to match' ? 'default' : 'subtle'}
            size="compact-xs"
            aria-label={`${openWords[state.is]}: ${file.name}`}
            onClick={() => onOpen(asChosen(file))}
          >
            {openWords[state.is]}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function Standing({ state }: { state: QueuedFile['state'] }) {
  switch (state.is) {
    case 'waiting':
      return <Text c="dimmed">waiting to be looked at</Text>
    case 'importing':
      return (
        <Group gap={6}>
          <Loader size={12} /> importing
        </Group>
      )
    case 'imported':
      return <Sign icon={IconCheck} words="imported" />
    case 'recognised':
      return <Sign icon={IconCircleCheck} words={`recognised. ${state.inspection.because}`} />
    case 'to match':
      return <Sign icon={IconInfoCircle} words="new: its columns are to be matched" />
    case 'failed':
      return <Sign icon={IconAlertTriangle} words={`not imported: ${state.reason}`} />
    case 'unreadable':
      return <Sign icon={IconAlertTriangle} words={`cannot be read: ${state.reason}`} />
  }
}

function PassedOverRow({ passed: { name, reason } }: { passed: PassedOver }) {
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Td style={{ overflowWrap: 'anywhere' }}>{name}</Table.Td>
      <Table.Td colSpan={3}>
        <Sign icon={IconAlertTriangle} words={`passed over: ${reason}`} />
      </Table.Td>
    </Table.Tr>
  )
}

function Sign({ icon: Picture, words }: { icon: typeof IconCheck; words: string }) {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Picture size={15} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
      <span>{words}</span>
    </Group>
  )
}

/** What became of the rows of all files together. */
function SumOfAll({ files }: { files: readonly QueuedFile[] }) {
  const done = files.flatMap(({ state }) => (state.is === 'imported' ? [state.summary] : []))
  if (done.length === 0) return null
  const sum = (of: 'read' | 'loaded' | 'rejected' | 'duplicate') =>
    done.reduce((total, each) => total + each[of], 0)
  const all = {
    read: sum('read'),
    loaded: sum('loaded'),
    rejected: sum('rejected'),
    duplicate: sum('duplicate'),
  }
  return (
    <Text mt="sm" fw={600} role="status">
      {countOf(done.length, 'file')} imported: {sumWords(all)}
    </Text>
  )
}

type Sum = { read: number; loaded: number; rejected: number; duplicate: number }

function sumWords({ read, loaded, rejected, duplicate }: Sum) {
  return `${formatCount(read)} read = ${formatCount(loaded)} loaded + ${formatCount(rejected)} rejected + ${formatCount(duplicate)} duplicate`
}

function nameUnderWay(files: readonly QueuedFile[]) {
  return files.find(({ state }) => state.is === 'importing')?.name
}

function asChosen({ file, name, bytes }: QueuedFile): ChosenFile {
  return { file, fileName: name, bytes }
}
