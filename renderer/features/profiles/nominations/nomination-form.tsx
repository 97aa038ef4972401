import { Button, Group, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { nothingKnown } from '#shared/features/profiles/nomination-rules.ts'
import { parseGridReference } from '#shared/geo/grid-reference.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useToday } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { countOf } from '../../../ui/counts.ts'
import { DayInput } from '../../../ui/day-input.tsx'

/** A place as people write it: a grid reference, or easting and northing with a comma between them. */
function placeOf(text: string): { easting: number; northing: number } | null {
  const square = parseGridReference(text)
  if (square) return { easting: square.easting, northing: square.northing }
  const metres = /^\s*(\d{6})\D+(\d{6,7})\s*$/.exec(text)
  return metres ? { easting: Number(metres[1]), northing: Number(metres[2]) } : null
}

export function NominationForm({ onDone }: { onDone: () => void }) {
  const agencies = useQuestion('settings.agencies')
  const nominate = useCommand('profiles.nominate')
  const today = useToday()
  const form = useForm({
    initialValues: {
      ...{ agencyId: '', title: '', what: '', place: '', radius: 200 as number | string, from: '', to: '' },
      ...{ harm: '', tried: '', wanted: '' },
    },
    validate: {
      agencyId: id => (id ? null : 'Choose the agency.'),
      title: text => (text.trim() ? null : 'Say in a few words what it is.'),
      what: text => (text.trim() ? null : 'Say what is happening.'),
      place: text => (placeOf(text) ? null : 'Write a grid reference, or easting and northing.'),
      radius: value => (Number(value) >= 10 && Number(value) <= 5000 ? null : 'From 10 to 5,000 metres.'),
      from: text => (text && text <= today ? null : 'Give the day since when, up to today.'),
      to: text => (text && text > today ? 'It is still to come.' : null),
    },
  })
  const { agencyId, title, what, place, radius, from, to, harm, tried, wanted } = form.values
  const at = placeOf(place)
  const where = { ...(at ?? { easting: 0, northing: 0 }), radiusMetres: Math.round(Number(radius)) || 0 }
  const asked = { ...where, from, to: to || null }
  const ready = at !== null && where.radiusMetres >= 10 && where.radiusMetres <= 5000 && from !== ''
  const counted = useQuestion('profiles.countNominated', asked, { when: ready, keepLast: true })
  const nothing = counted.data ? nothingKnown(counted.data) : null

  return (
    <form
      onSubmit={form.onSubmit(() =>
        nominate.mutate(
          { agencyId: Number(agencyId), title, what, ...asked, harm, tried, wanted },
          { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
        ),
      )}
    >
      <Stack gap="sm">
        <Select
          label="Agency"
          searchable
          data={(agencies.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          {...form.getInputProps('agencyId')}
        />
        <TextInput label="What is it called" maxLength={200} {...form.getInputProps('title')} />
        <Textarea
          label="What is happening"
          description="No names of people."
          autosize
          minRows={2}
          maxLength={4000}
          {...form.getInputProps('what')}
        />
        <Group grow align="flex-start">
          <TextInput
            label="Place"
            description="SK 5890 0600, or 458900, 306000"
            {...form.getInputProps('place')}
          />
          <NumberInput
            label="Radius in metres"
            description="Around that point"
            {...form.getInputProps('radius')}
          />
        </Group>
        <Group grow align="flex-start">
          <DayInput label="Since" {...form.getInputProps('from')} />
          <DayInput label="Until (if it has ended)" {...form.getInputProps('to')} />
        </Group>
        <Text role="status" mih="1.5em">
          {ready && counted.data
            ? nothing
              ? `${nothing.message} ${nothing.next}`
              : `${countOf(counted.data.incidents, 'incident')} of that place and time are known.`
            : ''}
        </Text>
        <Textarea label="Who is harmed, and how" maxLength={4000} {...form.getInputProps('harm')} />
        <Textarea label="What was tried already" maxLength={4000} {...form.getInputProps('tried')} />
        <Textarea label="What is asked of the group" maxLength={4000} {...form.getInputProps('wanted')} />
        <Group justify="flex-end">
          <Button type="submit" loading={nominate.isPending}>
            Nominate
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
