import { Button, Fieldset, Group, NumberInput, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Source } from '#shared/features/imports/contract.ts'
import { reaches, reachNames } from '#shared/features/packs/audience.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useCommand } from '../../client/use-desk.ts'
import { DayInput } from '../../ui/day-input.tsx'
import { keyFrom } from '../../ui/key-from.ts'
import { AgencySelect } from './agency-select.tsx'
import { DropFolderField } from './drop-folder-field.tsx'

type SourceFormProps = { source: Source | null; onSaved: (source: Source) => void }

export function SourceForm({ source, onSaved }: SourceFormProps) {
  const save = useCommand('imports.saveSource')
  const form = useForm({
    initialValues: valuesOf(source),
    validate: {
      name: name => (name.trim() ? null : 'Give the source a name.'),
      key: key => (/^[a-z0-9-]{1,40}$/.test(key) ? null : 'Lower-case letters, digits and hyphens.'),
      agencyId: agencyId => (agencyId === null ? 'Choose the agency it comes from.' : null),
    },
  })

  function submit({ agencyId, retentionMonths, reviewOn, expectedEveryDays, ...values }: typeof form.values) {
    save.mutate(
      {
        ...values,
        agencyId: Number(agencyId),
        retentionMonths: retentionMonths === '' ? null : Number(retentionMonths),
        expectedEveryDays: expectedEveryDays === '' ? null : Number(expectedEveryDays),
        reviewOn: reviewOn || null,
        ...(source ? { id: source.id, version: source.version } : {}),
      },
      { onSuccess: onSaved, onError: error => form.setErrors(fieldErrors(error)) },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          placeholder="101 centre calls"
          data-autofocus
          maxLength={200}
          {...form.getInputProps('name')}
          onBlur={() => {
            if (!form.values.key) form.setFieldValue('key', keyFrom(form.values.name))
          }}
        />
        <TextInput
          label="Key"
          description="Short name for the command line."
          maxLength={40}
          {...form.getInputProps('key')}
        />
        <AgencySelect
          value={form.values.agencyId}
          onChange={agencyId => form.setFieldValue('agencyId', agencyId)}
          error={form.errors.agencyId}
        />
        <NumberInput
          label="A new file is expected every"
          suffix=" days"
          placeholder="31 days"
          description="Used to say when the source is late. Leave it empty if there is no rhythm."
          min={1}
          max={366}
          allowDecimal={false}
          {...form.getInputProps('expectedEveryDays')}
        />
        <DropFolderField
          value={form.values.dropFolder}
          onChange={folder => form.setFieldValue('dropFolder', folder)}
          error={form.errors.dropFolder}
          sourceKey={form.values.key}
        />
        <Fieldset legend="Information sharing agreement">
          <Stack gap="sm">
            <Textarea label="Purpose" autosize maxLength={1000} {...form.getInputProps('purpose')} />
            <Textarea label="Lawful basis" autosize maxLength={1000} {...form.getInputProps('lawfulBasis')} />
            <Select
              label="Marking"
              data={['OFFICIAL', 'OFFICIAL-SENSITIVE']}
              allowDeselect={false}
              {...form.getInputProps('marking')}
            />
            <Select
              label="May reach"
              description="Packs for a wider audience leave this source out, and say so."
              data={reaches.map(reach => ({ value: reach, label: reachNames[reach] }))}
              allowDeselect={false}
              {...form.getInputProps('reach')}
            />
            <Group grow align="flex-start">
              <NumberInput
                label="Kept for"
                suffix=" months"
                placeholder="24 months"
                min={1}
                max={600}
                allowDecimal={false}
                {...form.getInputProps('retentionMonths')}
              />
              <DayInput label="To be reviewed on" {...form.getInputProps('reviewOn')} />
            </Group>
          </Stack>
        </Fieldset>
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function valuesOf(source: Source | null) {
  return {
    name: source?.name ?? '',
    key: source?.key ?? '',
    agencyId: source?.agencyId ?? (null as number | null),
    marking: source?.marking ?? ('OFFICIAL-SENSITIVE' as const),
    reach: source?.reach ?? ('partners' as const),
    purpose: source?.purpose ?? '',
    lawfulBasis: source?.lawfulBasis ?? '',
    retentionMonths: (source?.retentionMonths ?? '') as number | string,
    reviewOn: source?.reviewOn ?? '',
    dropFolder: source?.dropFolder ?? '',
    keepsIdentities: source?.keepsIdentities ?? false,
    expectedEveryDays: (source?.expectedEveryDays ?? '') as number | string,
  }
}
