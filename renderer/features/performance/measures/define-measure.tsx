import {
  Button,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  type Direction,
  directions,
  type MeasureBasis,
  measureBases,
} from '#shared/features/performance/measure-rules.ts'
import { fieldErrors } from '../../../client/field-errors.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { basisNames, directionNames } from './measure-words.ts'

type DefineMeasureProps = { opened: boolean; onClose: () => void; onDefined: (measureId: number) => void }

/** Defines a measure: what it counts, which way is better, who answers for it, where its figures come from. */
export function DefineMeasure({ opened, onClose, onDefined }: DefineMeasureProps) {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      size="lg"
      title="Define a measure"
      help={{ topic: 'measures', about: 'measures' }}
    >
      <DefineForm onDefined={onDefined} />
    </Dialog>
  )
}

type Figures = 'entered' | 'computed'
const noTarget = '' as number | ''

function DefineForm({ onDefined }: Pick<DefineMeasureProps, 'onDefined'>) {
  const define = useCommand('performance.defineMeasure')
  const agencies = useQuestion('settings.agencies')
  const filters = useQuestion('incidents.savedFilters')
  const figures = useQuestion('areas.figures', {})
  const form = useForm({
    initialValues: {
      name: '',
      figures: 'entered' as Figures,
      basis: 'count' as MeasureBasis,
      unit: '',
      direction: 'lower' as Direction,
      decimals: 0 as number | string,
      target: noTarget as number | string,
      agencyId: null as string | null,
      owner: '',
      definition: '',
      source: '',
      filterId: 'all',
      areaFigureId: null as string | null,
    },
    validate: {
      name: name => (name.trim() ? null : 'Name the measure.'),
      agencyId: id => (id ? null : 'Choose an agency.'),
      owner: owner => (owner.trim() ? null : 'Name the office that answers for it.'),
    },
  })
  const { values } = form
  const isComputed = values.figures === 'computed'

  function submit() {
    const filter = filters.data?.find(({ id }) => String(id) === values.filterId)
    const { from: _from, to: _to, ...counted } = filter?.filter ?? {}
    const areaFigureId = values.areaFigureId === null ? null : Number(values.areaFigureId)
    define.mutate(
      {
        name: values.name,
        basis: isComputed ? (areaFigureId === null ? 'count' : 'rate') : values.basis,
        unit: values.unit || (isComputed ? (areaFigureId === null ? 'calls' : 'per 1,000 residents') : ''),
        direction: values.direction,
        decimals: Number(values.decimals) || (isComputed && areaFigureId !== null ? 2 : 0),
        target: values.target === '' ? null : Number(values.target),
        agencyId: Number(values.agencyId),
        owner: values.owner,
        definition: values.definition,
        source: values.source,
        computed: isComputed
          ? { filter: counted, filterName: filter?.name ?? 'All incidents', areaFigureId }
          : null,
      },
      { onSuccess: ({ id }) => onDefined(id), onError: error => form.setErrors(fieldErrors(error)) },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)} aria-label="Define a measure">
      <Stack gap="sm">
        <TextInput label="Measure" data-autofocus maxLength={200} {...form.getInputProps('name')} />
        <SegmentedControl
          aria-label="Where its figures come from"
          data={[
            { value: 'entered', label: 'Figures are entered' },
            { value: 'computed', label: 'Counted from the incidents' },
          ]}
          {...form.getInputProps('figures')}
        />
        {isComputed ? (
          <>
            <Group grow align="flex-start">
              <Select
                label="Incidents counted"
                allowDeselect={false}
                data={[
                  { value: 'all', label: 'All incidents' },
                  ...(filters.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
                ]}
                {...form.getInputProps('filterId')}
              />
              <Select
                label="Among"
                placeholder="Nobody: a count"
                clearable
                data={(figures.data ?? []).map(({ id, name, origin }) => ({
                  value: String(id),
                  label: `${name} (${origin})`,
                }))}
                {...form.getInputProps('areaFigureId')}
              />
            </Group>
            <Text size="xs" c="dimmed">
              Save a filter beside the map to have it here, with an area where one is meant. Its days are left
              out: every whole month is counted. With residents it becomes a rate per 1,000 of them.
            </Text>
          </>
        ) : (
          <Select
            label="Kind of figure"
            description="It decides how years and forces are compared, and stays as it is chosen."
            allowDeselect={false}
            data={measureBases.map(basis => ({ value: basis, label: basisNames[basis] }))}
            {...form.getInputProps('basis')}
          />
        )}
        <Group grow align="flex-start">
          <TextInput
            label="Unit"
            placeholder={
              values.basis === 'percentage' ? 'of victims asked' : 'calls, days, per 1,000 residents'
            }
            maxLength={60}
            {...form.getInputProps('unit')}
          />
          <Select
            label="Direction"
            allowDeselect={false}
            data={directions.map(direction => ({ value: direction, label: directionNames[direction] }))}
            {...form.getInputProps('direction')}
          />
          <NumberInput label="Target" placeholder="None" {...form.getInputProps('target')} />
          <NumberInput label="Decimals" min={0} max={3} {...form.getInputProps('decimals')} />
        </Group>
        <Group grow align="flex-start">
          <Select
            label="Agency"
            searchable
            data={(agencies.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
            {...form.getInputProps('agencyId')}
          />
          <TextInput
            label="Owner"
            placeholder="An office, such as “Street cleansing manager”"
            maxLength={200}
            {...form.getInputProps('owner')}
          />
        </Group>
        <Textarea
          label="Definition"
          description="What exactly is counted, so that two people would count alike."
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('definition')}
        />
        <TextInput label="Source" maxLength={500} {...form.getInputProps('source')} />
        <Group justify="flex-end">
          <Button type="submit" loading={define.isPending}>
            Define it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
