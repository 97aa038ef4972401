import { Alert, Button, Group, Select, Stack, Table, Text } from '@mantine/core'
import { IconFileAlert } from '@tabler/icons-react'
import { useState } from 'react'
import { FileChoice } from '../../../client/file-choice.tsx'
import { type ChosenFile, saveFile } from '../../../client/files.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { sayFailure } from '../../../client/words.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'
import { useNominatingAgencies } from './use-nominating-agencies.ts'

/** Hands out a form for an agency to fill in, and reads one that came back. */
export function FormFile({ onDone }: { onDone: () => void }) {
  return (
    <Stack gap="md">
      <HandOut />
      <ReadBack onDone={onDone} />
    </Stack>
  )
}

function HandOut() {
  const { choices, chosen } = useNominatingAgencies()
  const form = useCommand('profiles.nominationForm')
  const [agencyId, setAgencyId] = useState(chosen)
  return (
    <Section title="Hand out a form" about="A workbook in which only the answers can be changed.">
      <Group align="flex-end" wrap="nowrap">
        <Select
          label="For"
          placeholder="Choose an agency"
          flex={1}
          searchable
          value={agencyId}
          onChange={setAgencyId}
          data={choices}
        />
        <Button
          variant="default"
          disabled={!agencyId}
          loading={form.isPending}
          onClick={() =>
            form
              .mutateAsync({ agencyId: Number(agencyId) })
              .then(({ file, fileName }) => saveFile(file, fileName))
              .catch(sayFailure)
          }
        >
          Save the form
        </Button>
      </Group>
    </Section>
  )
}

function ReadBack({ onDone }: { onDone: () => void }) {
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const read = useCommand('profiles.readNominationForm')
  const nominate = useCommand('profiles.nominate')
  const found = read.data
  const nomination = found?.nomination
  return (
    <Section title="Read a form that came back">
      <Stack gap="sm">
        <FileChoice
          extensions={['xlsx']}
          chosen={chosen}
          onChosen={file => {
            setChosen(file)
            read.reset()
            read.mutate({ file: file.file })
          }}
        />
        {found && found.faults.length > 0 && (
          <Alert
            color="yellow"
            icon={<IconFileAlert aria-hidden />}
            title="Not everything can be read"
            role="alert"
          >
            <Text>Ask {found.agencyName} to correct these cells and to send it again.</Text>
            <Table aria-label="Faults of the form">
              <Table.Tbody>
                {found.faults.map(({ cell, field, message }) => (
                  <Table.Tr key={cell + message}>
                    <Table.Th scope="row">{cell}</Table.Th>
                    <Table.Td>{field}</Table.Td>
                    <Table.Td>{message}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Alert>
        )}
        {found?.enteredAs && <Text>This form has already been entered, as {found.enteredAs}.</Text>}
        {found && nomination && !found.enteredAs && (
          <Group justify="space-between" wrap="nowrap">
            <Text>
              {found.agencyName}: <b>{nomination.title}</b>, since {formatDay(nomination.from)}
            </Text>
            <Button
              flex="none"
              loading={nominate.isPending}
              onClick={() =>
                nominate.mutate(
                  { ...nomination, agencyId: found.agencyId, fileSha256: found.fileSha256 },
                  { onSuccess: onDone },
                )
              }
            >
              Enter this nomination
            </Button>
          </Group>
        )}
      </Stack>
    </Section>
  )
}
