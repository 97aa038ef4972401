import { Autocomplete, Group } from '@mantine/core'
import { placeTypes, problemTypes } from '#shared/features/library/kinds.ts'

export const kindLabels = { problemType: 'Kind of problem', placeType: 'Kind of place' }

type Field = { value?: string; onChange: (value: string) => void }
type KindFieldsProps = { problemType: Field; placeType: Field; readOnly?: boolean }

/** What kind of problem it is, and of what kind of place: suggested, and free to be called otherwise. */
export function KindFields({ problemType, placeType, readOnly = false }: KindFieldsProps) {
  const both = { maxLength: 200, readOnly, placeholder: readOnly ? '' : 'Choose or write one' }
  return (
    <Group grow align="flex-start">
      <Autocomplete label={kindLabels.problemType} data={[...problemTypes]} {...both} {...problemType} />
      <Autocomplete label={kindLabels.placeType} data={[...placeTypes]} {...both} {...placeType} />
    </Group>
  )
}
