import { Button, Group, Select, Text } from '@mantine/core'
import { useState } from 'react'
import { roleNames } from '#shared/features/access/rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { formatDay } from '../../../ui/dates.ts'
import { dayOf } from '../../../ui/days.ts'
import { Section } from '../../../ui/section.tsx'

/** Who works on a profile: investigators and analysts of the bureau. */
export function AssignedPeople({ profileId }: { profileId: number }) {
  const assigned = useQuestion('profiles.assigned', { profileId })
  const may = useMayCall('profiles.assign')
  const release = useCommand('profiles.release')
  return (
    <Section title="People">
      <Answered question={assigned}>
        {people => {
          const now = people.filter(({ until }) => until === null)
          return (
            <>
              {now.length === 0 && <Text c="dimmed">Nobody is assigned yet.</Text>}
              {now.map(({ personId, name, role, since }) => (
                <Group key={personId} justify="space-between" wrap="nowrap">
                  <Text>
                    {name}
                    <Text span size="xs" c="dimmed">
                      {` ${role ? roleNames[role] : 'no longer in the bureau'} · since ${formatDay(dayOf(since))}`}
                    </Text>
                  </Text>
                  {may && (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      flex="none"
                      aria-label={`Release ${name}`}
                      onClick={() => release.mutate({ profileId, personId })}
                    >
                      Release
                    </Button>
                  )}
                </Group>
              ))}
              {may && <AssignForm profileId={profileId} taken={now.map(({ personId }) => personId)} />}
            </>
          )
        }}
      </Answered>
    </Section>
  )
}

function AssignForm({ profileId, taken }: { profileId: number; taken: number[] }) {
  const colleagues = useQuestion('profiles.colleagues')
  const assign = useCommand('profiles.assign')
  const [personId, setPersonId] = useState<string | null>(null)
  const free = (colleagues.data ?? []).filter(one => !taken.includes(one.personId))
  return (
    <Group mt="xs" align="flex-end" wrap="nowrap">
      <Select
        label="Assign"
        placeholder="Choose a person"
        flex={1}
        value={personId}
        onChange={setPersonId}
        data={free.map(one => ({
          value: String(one.personId),
          label: `${one.name} (${roleNames[one.role]})`,
        }))}
      />
      <Button
        variant="default"
        disabled={!personId}
        onClick={() =>
          assign.mutate({ profileId, personId: Number(personId) }, { onSuccess: () => setPersonId(null) })
        }
      >
        Assign
      </Button>
    </Group>
  )
}
