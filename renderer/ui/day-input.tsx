import { TextInput, type TextInputProps } from '@mantine/core'

/** A calendar day, `2025-03-07` as its value and written as the workstation writes days. */
export function DayInput(props: TextInputProps) {
  return <TextInput type="date" {...props} />
}
