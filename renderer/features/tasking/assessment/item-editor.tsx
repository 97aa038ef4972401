import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core'
import type { Assessment, AssessmentItem } from '#shared/features/tasking/assessment.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { useWritten } from '../../../client/use-written.tsx'

const labels = { title: 'Title', text: 'Text' }

type ItemEditorProps = {
  item: AssessmentItem
  reread: () => Promise<Assessment>
  onDone: () => void
}

/** An item's words, saved as they are typed. */
export function ItemEditor({ item, reread, onDone }: ItemEditorProps) {
  const save = useCommand('tasking.saveAssessmentItem', { quiet: true })
  const { draft, type, flush, savedNote, bothSides } = useWritten(labels, {
    row: item,
    save: (changes, version) => save.mutateAsync({ assessmentItemId: item.id, version, ...changes }),
    reread: async () => (await reread()).list.find(({ id }) => id === item.id) ?? item,
    quiet: true,
  })
  return (
    <Stack gap="xs" mb={6}>
      {bothSides}
      <TextInput
        label="Title of the item"
        maxLength={200}
        value={draft.title}
        error={draft.title.trim() ? null : 'Give the item a title.'}
        data-autofocus
        autoFocus
        onChange={event => type({ title: event.currentTarget.value })}
      />
      <Textarea
        label="Text of the item"
        autosize
        minRows={3}
        maxLength={20_000}
        value={draft.text}
        onChange={event => type({ text: event.currentTarget.value })}
      />
      <Group gap="xs">
        <Button variant="default" size="compact-sm" onClick={() => void flush().then(onDone)}>
          Done
        </Button>
        {item.draftedText !== '' && draft.text !== item.draftedText && (
          <Button variant="subtle" size="compact-sm" onClick={() => type({ text: item.draftedText })}>
            As it was drafted
          </Button>
        )}
        {savedNote}
      </Group>
    </Stack>
  )
}
