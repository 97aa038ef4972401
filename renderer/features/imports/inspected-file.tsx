import { Alert, Button, Group, List, Stack } from '@mantine/core'
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { MappingSpec, Written } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { Answered } from '../../client/answered.tsx'
import type { ChosenFile } from '../../client/files.ts'
import type { Output } from '../../client/names.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Section } from '../../ui/section.tsx'
import { MappingEditor } from './mapping-editor.tsx'
import { SourceSelect } from './source-select.tsx'

/** A file that was looked at: recognised and ready, or to be matched by the person. */
export function InspectedFile({ chosen }: { chosen: ChosenFile }) {
  const [sourceId, setSourceId] = useState<number | null>(null)
  const [written, setWritten] = useState<Written | null>(null)
  const inspected = useQuestion(
    'imports.inspect',
    { file: chosen.file, ...(sourceId === null ? {} : { sourceId }), ...(written ? { written } : {}) },
    { keepLast: true },
  )
  if (inspected.isError && written) {
    return (
      <Stack gap="sm" align="flex-start">
        <ErrorNote {...inWords(inspected.error)} />
        <Button variant="default" onClick={() => setWritten(null)}>
          Read it as it was found to be written
        </Button>
      </Stack>
    )
  }
  return (
    <Answered question={inspected} height={280}>
      {found => (
        <Inspected
          key={JSON.stringify(found.mapping.header)}
          chosen={chosen}
          found={found}
          sourceId={sourceId ?? found.suggestedSourceId}
          onSource={setSourceId}
          onWritten={setWritten}
        />
      )}
    </Answered>
  )
}

type InspectedProps = {
  chosen: ChosenFile
  found: Output<'imports.inspect'>
  sourceId: number | null
  onSource: (sourceId: number) => void
  onWritten: (written: Written) => void
}

function Inspected({ chosen, found, sourceId, onSource, onWritten }: InspectedProps) {
  const [edited, setEdited] = useState<MappingSpec | null>(null)
  const [looking, setLooking] = useState(false)
  const mapping = edited ?? found.mapping
  const recognised = found.recognised && edited === null
  const { start, error } = useJob('imports.run')
  const navigate = useNavigate()
  const cancelled = error instanceof AppError && error.code === 'cancelled'

  async function run() {
    if (sourceId === null) return
    const { id } = await start({ file: chosen.file, sourceId, mapping })
    await navigate(`/imports/${id}`)
  }

  return (
    <Stack gap="md">
      {error && !cancelled && <ErrorNote {...inWords(error)} />}
      {cancelled && (
        <Alert icon={<IconInfoCircle aria-hidden />} title="The import was cancelled" role="status">
          Nothing of the file was loaded.
        </Alert>
      )}
      <Section title={recognised ? 'This file is recognised' : 'This file is new: match its columns'}>
        <Stack gap="sm">
          <Findings recognised={recognised} findings={found.findings} />
          <Group align="end" gap="sm">
            <SourceSelect value={sourceId} onChange={onSource} />
            <Button
              disabled={sourceId === null || mapping.fields.from === undefined}
              onClick={() => run().catch(() => undefined)}
            >
              Import
            </Button>
            {recognised && !looking && (
              <Button variant="default" onClick={() => setLooking(true)}>
                Look at how it is read
              </Button>
            )}
          </Group>
        </Stack>
      </Section>
      {(!recognised || looking) && (
        <MappingEditor
          file={chosen.file}
          mapping={mapping}
          sample={found.sample}
          onChange={setEdited}
          onWritten={written => {
            setEdited(null)
            onWritten(written)
          }}
        />
      )}
    </Stack>
  )
}

function Findings({ recognised, findings }: { recognised: boolean; findings: string[] }) {
  return (
    <List
      size="sm"
      spacing={2}
      center
      icon={
        recognised ? (
          <IconCircleCheck size={16} aria-hidden color="var(--mantine-color-green-light-color)" />
        ) : (
          <IconInfoCircle size={16} aria-hidden color="var(--mantine-color-dimmed)" />
        )
      }
    >
      {findings.map(finding => (
        <List.Item key={finding}>{finding}</List.Item>
      ))}
    </List>
  )
}
