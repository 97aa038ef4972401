import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { BureauSettings } from '#shared/features/settings/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { fieldErrors } from '../../client/field-errors.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { sayDone } from '../../client/words.ts'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'

/** Settings of the bureau itself. */
export default function BureauPage() {
  const settings = useQuestion('settings.bureau')
  return (
    <Page>
      <PageHeader title="Bureau" about="What stands on every page and pack, and what lies under the map." />
      <Answered question={settings} height={360}>
        {answer => <BureauForm settings={answer} />}
      </Answered>
    </Page>
  )
}

function BureauForm({ settings }: { settings: BureauSettings }) {
  const save = useCommand('settings.saveBureau')
  const readOnly = !useMayCall('settings.saveBureau')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { ...settings, tileAddress: settings.tileAddress ?? '' },
    validate: { name: name => (name.trim() ? null : 'Give the bureau a name.') },
  })

  function submit(values: typeof form.values) {
    save.mutate(
      { ...values, tileAddress: values.tileAddress.trim() || null },
      {
        onSuccess: saved => {
          sayDone('The settings are saved.')
          // A window is let ask only the server it was loaded with.
          if (saved.tileAddress !== settings.tileAddress) window.location.reload()
        },
        onError: error => form.setErrors(fieldErrors(error)),
      },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack maw={640} gap="md">
        <Section title="Name and marking">
          <Stack gap="xs">
            <TextInput
              label="Name of the bureau"
              readOnly={readOnly}
              maxLength={200}
              key={form.key('name')}
              {...form.getInputProps('name')}
            />
            <Select
              label="Marking"
              description="Printed on every page of every pack."
              data={['OFFICIAL', 'OFFICIAL-SENSITIVE']}
              allowDeselect={false}
              readOnly={readOnly}
              key={form.key('marking')}
              {...form.getInputProps('marking')}
            />
          </Stack>
        </Section>
        <Section title="Map background">
          <Stack gap="xs">
            <Text>
              The map needs nothing from outside: Tasking Desk draws a plain background with the grid and the
              areas you loaded. If your organisation runs a tile server, its address can be given here. With
              an address, the part of the map you look at is asked for from that server.
            </Text>
            <TextInput
              label="Tile address (optional)"
              placeholder="https://tiles.example.org/{z}/{x}/{y}.png"
              description="Contains {z}, {x} and {y}. Leave it empty to use no server at all."
              readOnly={readOnly}
              key={form.key('tileAddress')}
              {...form.getInputProps('tileAddress')}
            />
            <TextInput
              label="Attribution"
              description="Who made the tiles: shown in the corner of the map."
              maxLength={200}
              readOnly={readOnly}
              key={form.key('tileAttribution')}
              {...form.getInputProps('tileAttribution')}
            />
          </Stack>
        </Section>
        {readOnly ? (
          <Text c="dimmed">The bureau manager can change these settings.</Text>
        ) : (
          <Group>
            <Button type="submit" loading={save.isPending}>
              Save
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
