import { SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { BoardMeeting } from '#shared/features/performance/board.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { useWritten } from '../../../client/use-written.tsx'
import { Section } from '../../../ui/section.tsx'

const labels = {
  summary: 'Summary',
  decide: 'The board is asked to (one a line)',
  concerns: 'Areas of concern',
  practice: 'Innovative practice',
}
type Texts = BoardMeeting['texts']
const fields = Object.keys(labels) as (keyof Texts)[]

type BoardTextsProps = { meeting: BoardMeeting; reread: () => Promise<BoardMeeting> }

/** What the bureau writes for the board, saved as it is typed. */
export function BoardTexts({ meeting, reread }: BoardTextsProps) {
  const mayWrite = useMayCall('performance.saveBoardMeeting')
  if (mayWrite && meeting.state !== 'held') return <Editor meeting={meeting} reread={reread} />
  const written = fields.filter(field => meeting.texts[field] !== '')
  return (
    <Section title="Words for the board">
      <Stack gap="xs">
        {written.length === 0 && (
          <Text c="dimmed">Nothing was typed: the pack says what the figures suggest.</Text>
        )}
        {written.map(field => (
          <div key={field}>
            <Text fw={600}>{labels[field]}</Text>
            <Text style={{ whiteSpace: 'pre-wrap' }}>{meeting.texts[field]}</Text>
          </div>
        ))}
      </Stack>
    </Section>
  )
}

const suggestionOf = ({ suggested }: BoardMeeting, field: keyof Texts) =>
  field === 'summary' || field === 'decide' ? suggested[field] : ''

/** Of which month the channel shift is told; saved when the field is left, counted with the next draft. */
function ShiftMonth({ meeting: { id, version, shiftMonth } }: { meeting: BoardMeeting }) {
  const save = useCommand('performance.saveBoardMeeting')
  return (
    <TextInput
      type="month"
      label="Channel shift of the month"
      description="The last whole one where nothing is chosen; counted when the draft is prepared."
      maw={320}
      mb="sm"
      defaultValue={shiftMonth ?? ''}
      onBlur={event => {
        const chosen = event.currentTarget.value || null
        if (chosen !== shiftMonth) save.mutate({ boardMeetingId: id, version, shiftMonth: chosen })
      }}
    />
  )
}

function Editor({ meeting, reread }: BoardTextsProps) {
  const save = useCommand('performance.saveBoardMeeting', { quiet: true })
  const { draft, type, savedNote, bothSides } = useWritten(labels, {
    row: { ...meeting.texts, version: meeting.version },
    save: (changes, version) => save.mutateAsync({ boardMeetingId: meeting.id, version, ...changes }),
    reread: async () => {
      const now = await reread()
      return { ...now.texts, version: now.version }
    },
  })
  return (
    <Section
      title="Words for the board"
      about="Where nothing is typed, the pack says what is suggested, as far as its audience may have it."
      actions={savedNote}
    >
      {bothSides}
      <ShiftMonth meeting={meeting} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        {fields.map(field => (
          <Textarea
            key={field}
            label={labels[field]}
            autosize
            minRows={3}
            maxRows={10}
            maxLength={20_000}
            placeholder={suggestionOf(meeting, field)}
            value={draft[field]}
            onChange={event => type({ [field]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
    </Section>
  )
}
