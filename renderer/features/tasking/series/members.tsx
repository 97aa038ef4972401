import { ActionIcon, Group, Select, Table, TextInput, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Series } from '#shared/features/tasking/series.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'

type Member = Series['members'][number]

/** Who belongs to the group, by agency, with the deputy of each. */
export function Members({ series, mayWrite }: { series: Series; mayWrite: boolean }) {
  return (
    <div>
      <Table aria-label="Members">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Agency</Table.Th>
            <Table.Th>Member</Table.Th>
            <Table.Th>Deputy</Table.Th>
            {mayWrite && <Table.Td w={40} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {series.members.map(member =>
            mayWrite ? (
              <EditedMember key={member.agencyId} seriesId={series.id} member={member} />
            ) : (
              <Table.Tr key={member.agencyId}>
                <Table.Td>{member.agencyName}</Table.Td>
                <Table.Td>{member.person}</Table.Td>
                <Table.Td>{member.deputy}</Table.Td>
              </Table.Tr>
            ),
          )}
        </Table.Tbody>
      </Table>
      {mayWrite && <AddMember series={series} />}
    </div>
  )
}

function EditedMember({ seriesId, member }: { seriesId: number; member: Member }) {
  const save = useCommand('tasking.saveMember')
  const remove = useCommand('tasking.removeMember')
  const [typed, setTyped] = useState({ person: member.person, deputy: member.deputy })
  const { agencyId, agencyName } = member
  const keep = () => {
    if (typed.person !== member.person || typed.deputy !== member.deputy) {
      save.mutate({ seriesId, agencyId, ...typed })
    }
  }
  return (
    <Table.Tr>
      <Table.Td>{agencyName}</Table.Td>
      {(['person', 'deputy'] as const).map(field => (
        <Table.Td key={field}>
          <TextInput
            aria-label={`${field === 'person' ? 'Member' : 'Deputy'} of ${agencyName}`}
            maxLength={200}
            value={typed[field]}
            title={typed[field]}
            onChange={event => setTyped({ ...typed, [field]: event.currentTarget.value })}
            onBlur={keep}
          />
        </Table.Td>
      ))}
      <Table.Td>
        <Tooltip label="Take out of the series">
          <ActionIcon
            aria-label={`Take ${agencyName} out of the series`}
            onClick={() => remove.mutate({ seriesId, agencyId })}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Table.Td>
    </Table.Tr>
  )
}

function AddMember({ series }: { series: Series }) {
  const agencies = useQuestion('settings.agencies')
  const save = useCommand('tasking.saveMember')
  const others = (agencies.data ?? []).filter(({ id }) => !series.members.some(m => m.agencyId === id))
  if (others.length === 0) return null
  return (
    <Group mt="xs">
      <Select
        label="Agency to add"
        searchable
        w={240}
        value={null}
        data={others.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={value =>
          value && save.mutate({ seriesId: series.id, agencyId: Number(value), person: '', deputy: '' })
        }
      />
    </Group>
  )
}
