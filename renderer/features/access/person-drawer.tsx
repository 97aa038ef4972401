import { Button, Drawer, Group, Select, Stack, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Person } from '#shared/features/access/contract.ts'
import { type Role, roleNames, roles } from '#shared/features/access/rules.ts'
import { fieldErrors } from '../../client/field-errors.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'

type PersonDrawerProps = { person: Person | 'new' | null; onClose: () => void }

/** Adds a person, changes their role, or takes them off the list. */
export function PersonDrawer({ person, onClose }: PersonDrawerProps) {
  return (
    <Drawer
      opened={person !== null}
      onClose={onClose}
      title={<Title order={2}>{person === 'new' ? 'Add a person' : 'Person'}</Title>}
      closeButtonProps={{ 'aria-label': 'Close the person' }}
      size="sm"
    >
      {person && <PersonForm person={person === 'new' ? null : person} onDone={onClose} />}
    </Drawer>
  )
}

const roleWords: Record<Role, string> = {
  manager: 'Everything, including settings, people and the audit register.',
  analyst: 'Imports, areas, hotspots, profiles, meetings and packs.',
  investigator: 'Incidents, profiles, meetings and packs; no imports.',
  partner: 'The meetings, and the actions of their own agency only.',
}

function PersonForm({ person, onDone }: { person: Person | null; onDone: () => void }) {
  const agencies = useQuestion('settings.agencies')
  const save = useCommand('access.savePerson')
  const form = useForm({
    initialValues: {
      name: person?.name ?? '',
      login: person?.login ?? '',
      role: person?.role ?? ('analyst' as Role),
      agencyId: person?.agencyId ? String(person.agencyId) : null,
    },
    validate: {
      name: name => (name.trim() ? null : 'Give the person’s name.'),
      login: login => (login.trim() ? null : 'Give the name they sign in to the workstation with.'),
    },
  })

  function submit({ agencyId, ...values }: typeof form.values) {
    save.mutate(
      {
        ...values,
        agencyId: agencyId === null ? null : Number(agencyId),
        ...(person ? { id: person.id, version: person.version } : {}),
      },
      { onSuccess: onDone, onError: error => form.setErrors(fieldErrors(error)) },
    )
  }

  return (
    <form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <TextInput label="Name" data-autofocus maxLength={200} {...form.getInputProps('name')} />
        <TextInput label="Signs in to the workstation as" maxLength={200} {...form.getInputProps('login')} />
        <Select
          label="Role"
          description={roleWords[form.values.role]}
          data={roles.map(role => ({ value: role, label: roleNames[role] }))}
          allowDeselect={false}
          {...form.getInputProps('role')}
        />
        <Select
          label="Speaks for"
          description="A partner sees the actions of this agency only."
          placeholder="No agency"
          clearable
          data={agencies.data?.map(({ id, name }) => ({ value: String(id), label: name })) ?? []}
          {...form.getInputProps('agencyId')}
        />
        <Group justify="space-between">
          {person ? <RemovePerson person={person} onDone={onDone} /> : <span />}
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function RemovePerson({ person, onDone }: { person: Person; onDone: () => void }) {
  const remove = useCommand('access.removePerson')
  return (
    <ConfirmButton
      question={`Take ${person.name} off the list?`}
      consequence="They keep no rights in this bureau but those of a partner without an agency. What they did stays in the audit register."
      confirm="Take off the list"
      destructive
      onConfirm={() => remove.mutate({ id: person.id, version: person.version }, { onSuccess: onDone })}
    >
      Take off the list
    </ConfirmButton>
  )
}
