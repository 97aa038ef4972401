import { Button, Group, NumberInput, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { nothingKnown } from '#shared/features/profiles/nomination-rules.ts'
import { toGridReference } from '#shared/geo/grid-reference.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useMayCall, useToday } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { countOf } from '../../../ui/counts.ts'
import { DayInput } from '../../../ui/day-input.tsx'
import { PlaceField, usePlaceOf } from './place-field.tsx'
import { PlaceMap } from './place-map.tsx'
import { useNominatingAgencies } from './use-nominating-agencies.ts'

const noPlace = 'Point at it on the map, choose one that is found, or write a grid reference.'

/** A problem as a partner tells of it; the place is pointed at, found by its name, or written. */
export function NominationForm({ onDone }: { onDone: () => void }) {
  const { choices, chosen } = useNominatingAgencies()
  const mayCount = useMayCall('profiles.countNominated')
  const nominate = useCommand('profiles.nominate')
  const today = useToday()
  const form = useForm({
    initialValues: {
      ...{
        agencyId: chosen ?? '',
        title: '',
        what: '',
        place: '',
        radius: 200 as number | string,
        from: '',
        to: '',
      },
      ...{ harm: '', tried: '', wanted: '' },
    },
    validate: {
      agencyId: id => (id ? null : 'Choose the agency.'),
      title: text => (text.trim() ? null : 'Say in a few words what it is.'),
      what: text => (text.trim() ? null : 'Say what is happening.'),
      radius: value => (Number(value) >= 10 && Number(value) <= 5000 ? null : 'From 10 to 5,000 metres.'),
      from: text => (text && text <= today ? null : 'Give the day since when, up to today.'),
      to: text => (text && text > today ? 'It is still to come.' : null),
    },
  })
  const { agencyId, title, what, place, radius, from, to, harm, tried, wanted } = form.values
  const { at, options, isAsking } = usePlaceOf(place)
  const where = { ...(at ?? { easting: 0, northing: 0 }), radiusMetres: Math.round(Number(radius)) || 0 }
  const radiusHolds = where.radiusMetres >= 10 && where.radiusMetres <= 5000
  const asked = { ...where, from, to: to || null }
  const ready = at !== null && radiusHolds && from !== ''
  const counted = useQuestion('profiles.countNominated', asked, { when: ready && mayCount, keepLast: true })
  const nothing = counted.data ? nothingKnown(counted.data) : null

  return (
    <form
      onSubmit={form.onSubmit(() => {
        if (!at) {
          form.setFieldError('place', isAsking ? 'It is still being looked for.' : noPlace)
          return
        }
        nominate.mutate(
          { agencyId: Number(agencyId), title, what, ...asked, harm, tried, wanted },
          { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
        )
      })}
    >
      <Stack gap="sm">
        <Select label="Agency" searchable data={choices} {...form.getInputProps('agencyId')} />
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
          <PlaceField options={options} {...form.getInputProps('place')} />
          <NumberInput
            label="Radius in metres"
            description="Around that point: how far the problem reaches, from 10 to 5,000"
            {...form.getInputProps('radius')}
          />
        </Group>
        <PlaceMap
          at={at && radiusHolds ? where : null}
          incidents={ready && counted.data ? counted.data.incidents : null}
          onPick={({ easting, northing }) =>
            form.setFieldValue('place', toGridReference(easting, northing, 10) ?? '')
          }
        />
        <Text size="xs" c="dimmed">
          Click the middle of it. On the keyboard: arrows move the map, Enter takes its middle.
        </Text>
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
