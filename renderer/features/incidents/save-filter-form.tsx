import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { inWords } from '../../client/words.ts'

type SaveFilterFormProps = {
  label: string
  name: string
  /** Saves under a name; what it throws is said beside the field. */
  onSave: (name: string) => Promise<unknown>
  onDone?: () => void
}

/** A name for a filter. */
export function SaveFilterForm({ label, name, onSave, onDone }: SaveFilterFormProps) {
  const [typed, setTyped] = useState(name)
  const [error, setError] = useState<string | null>(null)
  async function submit() {
    if (typed.trim() === '') {
      setError('Give it a name.')
      return
    }
    try {
      await onSave(typed.trim())
      setTyped('')
      onDone?.()
    } catch (failure) {
      const { message, next } = inWords(failure)
      setError(next ? `${message} ${next}` : message)
    }
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <Group gap={6} align="flex-end" wrap="nowrap">
        <TextInput
          flex={1}
          label={label}
          maxLength={200}
          value={typed}
          error={error}
          onChange={event => {
            setTyped(event.currentTarget.value)
            setError(null)
          }}
        />
        <Button type="submit" variant="default">
          Save
        </Button>
        {onDone && (
          <Button variant="subtle" onClick={onDone}>
            Cancel
          </Button>
        )}
      </Group>
    </form>
  )
}
