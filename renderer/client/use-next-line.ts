import { useRef } from 'react'
import { fieldErrors } from './field-errors.ts'
import { sayKept } from './words.ts'

type LineForm = {
  setFieldValue: (field: 'what', value: (now: string) => string) => void
  setErrors: (errors: Record<string, string>) => void
}

/**
 * The field of a form from which one line after the other is sent. It is free for the next as soon as one is on its
 * way, because whoever writes while a room talks does not wait; words that were refused come back to it, or are said
 * in a note where the screen shows something else by then.
 */
export function useNextLine(form: LineForm) {
  const field = useRef<HTMLInputElement>(null)
  return {
    field,
    async send(line: string, sending: Promise<unknown>): Promise<void> {
      form.setFieldValue('what', () => '')
      field.current?.focus()
      try {
        await sending
      } catch (error) {
        if (!field.current) return sayKept(`Not recorded: “${line}”.`)
        form.setFieldValue('what', now => [line, now].filter(Boolean).join('; '))
        form.setErrors(fieldErrors(error))
      }
    },
  }
}
