import { Alert, Button, Card, Group, List, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Written } from '#shared/features/imports/contract.ts'
import { AppError } from '#shared/rpc/error.ts'
import { Answered } from '../../client/answered.tsx'
import type { ChosenFile } from '../../client/files.ts'
import type { Output } from '../../client/names.ts'
import { useJob, useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { DateQuestions } from './date-questions.tsx'
import { EarlierMappings } from './earlier-mappings.tsx'
import { needsOf, reused } from './field-words.ts'
import styles from './mapping.module.css'
import { MappingEditor } from './mapping-editor.tsx'
import { NeedsList } from './needs-list.tsx'
import { SourceSelect } from './source-select.tsx'
import { type DateQuestion, useChosenDates } from './use-chosen-dates.ts'
import { useMappingEdits } from './use-mapping-edits.ts'

type Inspection = Output<'imports.inspect'>

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
  found: Inspection
  sourceId: number | null
  onSource: (sourceId: number) => void
  onWritten: (written: Written) => void
}

function Inspected({ chosen, found, sourceId, onSource, onWritten }: InspectedProps) {
  const edits = useMappingEdits(found.mapping)
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set())
  const [looking, setLooking] = useState(false)
  const { mapping } = edits
  useHelpTopic(found.recognised ? 'choosing-a-file' : 'matching-columns')
  const recognised = found.recognised && !edits.isEdited
  const { questions, isLooking, change } = useChosenDates(chosen.file, found, edits)
  const { start, error } = useJob('imports.run')
  const navigate = useNavigate()
  const cancelled = error instanceof AppError && error.code === 'cancelled'
  const hindrance = hindranceOf({ sourceId, mapping, questions, answered, isLooking })

  async function run() {
    if (sourceId === null) return
    const { id } = await start({ file: chosen.file, sourceId, mapping })
    await navigate(`/imports/${id}`)
  }

  return (
    <div className={styles.whole}>
      {error && !cancelled && <ErrorNote {...inWords(error)} />}
      {cancelled && (
        <Alert icon={<IconInfoCircle aria-hidden />} title="The import was cancelled" role="status">
          Nothing of the file was loaded.
        </Alert>
      )}
      <Standing recognised={recognised} looking={looking} found={found}>
        {!recognised && <NeedsList mapping={mapping} />}
        <DateQuestions
          questions={questions}
          answered={answered}
          mapping={mapping}
          sample={found.sample}
          onAnswer={({ field, column }, format) => {
            edits.change({ ...mapping, dates: { ...mapping.dates, [field]: format } })
            setAnswered(new Set([...answered, column]))
          }}
        />
        <Group align="flex-end" gap="sm">
          <SourceSelect value={sourceId} onChange={onSource} />
          <Button disabled={hindrance !== null} onClick={() => run().catch(() => undefined)}>
            Import
          </Button>
          {sourceId !== null && !recognised && (
            <EarlierMappings sourceId={sourceId} onUse={earlier => edits.change(reused(earlier, mapping))} />
          )}
          {recognised && !looking && (
            <Button variant="default" onClick={() => setLooking(true)}>
              Look at how it is read
            </Button>
          )}
          {hindrance && (
            <Text c="dimmed" pb={4}>
              {hindrance}
            </Text>
          )}
        </Group>
      </Standing>
      {(!recognised || looking) && (
        <MappingEditor
          file={chosen.file}
          found={found}
          sourceId={sourceId}
          edits={{ ...edits, change }}
          onWritten={onWritten}
        />
      )}
    </div>
  )
}

type HindranceOf = Pick<InspectedProps, 'sourceId'> & {
  mapping: Inspection['mapping']
  questions: DateQuestion[]
  answered: ReadonlySet<string>
  isLooking: boolean
}

/** Why the file cannot be imported yet, as the next thing to do. */
function hindranceOf({ sourceId, mapping, questions, answered, isLooking }: HindranceOf): string | null {
  const need = needsOf(mapping).find(({ state }) => state === 'missing')
  if (need) return `${need.what}: ${need.words}.`
  if (isLooking) return 'Looking at all dates of the column…'
  if (questions.some(({ column }) => !answered.has(column))) return 'Say how the dates are written.'
  return sourceId === null ? 'Choose the source the file comes from.' : null
}

type StandingProps = {
  recognised: boolean
  /** The editor is open, which tells how the file is written. */
  looking: boolean
  found: Inspection
  children: ReactNode
}

/** Whether the file is known, why, and what is still to be decided. */
function Standing({ recognised, looking, found, children }: StandingProps) {
  const id = useId()
  const Sign = recognised ? IconCircleCheck : IconInfoCircle
  const colour = recognised ? 'var(--mantine-color-green-light-color)' : 'var(--mantine-color-dimmed)'
  return (
    <Card withBorder padding="sm" component="section" aria-labelledby={id} style={{ flex: 'none' }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start" mb={6}>
        <Group gap="xs" wrap="nowrap">
          <Sign size={18} aria-hidden color={colour} />
          <Title order={2} id={id}>
            {recognised ? 'This file is recognised' : 'This file is new: match its columns'}
          </Title>
        </Group>
        <HelpButton
          topic={recognised ? 'choosing-a-file' : 'matching-columns'}
          about={recognised ? 'why a file is recognised' : 'matching columns'}
        />
      </Group>
      <Stack gap="xs">
        {recognised && (
          <div>
            <Text>{found.because}</Text>
            {!looking && (
              <Disclosure label="How it is written, and why">
                <List size="sm" spacing={2}>
                  {found.findings.map(finding => (
                    <List.Item key={finding}>{finding}</List.Item>
                  ))}
                </List>
              </Disclosure>
            )}
          </div>
        )}
        {children}
      </Stack>
    </Card>
  )
}
