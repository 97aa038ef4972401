import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Series } from '#shared/features/tasking/series.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useToday } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { DayInput } from '../../../ui/day-input.tsx'

type SeriesFormProps = { opened: boolean; series: Series | null; onClose: () => void }

/** Makes a series of meetings, or changes one. */
export function SeriesForm({ opened, series, onClose }: SeriesFormProps) {
  const today = useToday()
  const save = useCommand('tasking.saveSeries')
  const form = useForm({
    initialValues: {
      name: series?.name ?? 'Joint management group',
      everyWeeks: series?.everyWeeks ?? 2,
      firstOn: series?.firstOn ?? today,
      startsAt: series?.startsAt ?? '10:00',
      lastsMinutes: series?.lastsMinutes ?? 90,
      place: series?.place ?? '',
      chair: series?.chair ?? '',
      quorum: (series?.quorum ?? '') as number | '',
    },
    validate: {
      name: name => (name.trim() ? null : 'Give the series a name.'),
      firstOn: day => (day ? null : 'Give its first day.'),
      startsAt: time => (time ? null : 'Give the time it begins.'),
    },
  })
  return (
    <Modal opened={opened} onClose={onClose} title={series ? 'Change the series' : 'New series'}>
      <form
        onSubmit={form.onSubmit(({ quorum, ...values }) =>
          save.mutate(
            {
              ...values,
              quorum: quorum === '' ? null : quorum,
              ...(series ? { id: series.id, version: series.version } : {}),
            },
            { onSuccess: onClose, onError: error => form.setErrors(fieldErrors(error)) },
          ),
        )}
      >
        <Stack gap="sm">
          <TextInput label="Name" maxLength={200} data-autofocus {...form.getInputProps('name')} />
          <Group grow align="flex-start">
            <NumberInput
              label="Every how many weeks"
              min={1}
              max={26}
              clampBehavior="strict"
              {...form.getInputProps('everyWeeks')}
            />
            <DayInput label="First day" {...form.getInputProps('firstOn')} />
          </Group>
          <Group grow align="flex-start">
            <TextInput type="time" label="Begins at" {...form.getInputProps('startsAt')} />
            <NumberInput
              label="Minutes"
              min={5}
              max={720}
              clampBehavior="strict"
              {...form.getInputProps('lastsMinutes')}
            />
            <NumberInput
              label="Quorum"
              placeholder="None"
              min={1}
              max={99}
              clampBehavior="strict"
              {...form.getInputProps('quorum')}
            />
          </Group>
          <TextInput label="Place" maxLength={200} {...form.getInputProps('place')} />
          <TextInput label="Chair" maxLength={200} {...form.getInputProps('chair')} />
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              Save the series
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
