import { Button, DataList, Skeleton, Text, Title } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import type { PersonField } from '#shared/features/imports/rules.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { inWords } from '../../client/words.ts'
import { ErrorNote } from '../../ui/error-note.tsx'

const words: Record<PersonField, string> = {
  caller: 'Caller',
  phone: 'Telephone',
  victim: 'Victim',
  offender: 'Offender',
}

/** Who an incident names, in clear, once somebody asks: each asking is entered in the register. */
export function IncidentPeople({ incidentId }: { incidentId: number }) {
  const [asked, setAsked] = useState(false)
  const permitted = useMayCall('imports.identities')
  const people = useQuestion('imports.identities', { incidentId }, { when: asked })
  if (!permitted) return null
  if (!asked) {
    return (
      <div>
        <Button
          variant="default"
          leftSection={<IconEye size={16} aria-hidden />}
          onClick={() => setAsked(true)}
        >
          Show who reported
        </Button>
        <Text size="xs" c="dimmed" mt={4}>
          That you looked is entered in the register of records.
        </Text>
      </div>
    )
  }
  return (
    <section aria-label="Who reported">
      <Title order={3} mb="xs">
        Who reported
      </Title>
      {people.isError && <ErrorNote {...inWords(people.error)} />}
      {people.isPending && <Skeleton h={60} />}
      {people.data && (
        <DataList gap={6} labelWidth="9.5rem">
          {people.data.map(({ field, reference }) => (
            <DataList.Item key={field}>
              <DataList.ItemLabel>{words[field]}</DataList.ItemLabel>
              <DataList.ItemValue>{reference}</DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
      )}
    </section>
  )
}
