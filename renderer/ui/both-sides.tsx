import { Alert, Button, Group, Table, Text } from '@mantine/core'
import { IconGitCompare } from '@tabler/icons-react'

type BothSidesProps = {
  /** What both changed, with the words of each. */
  fields: { label: string; theirs: string; yours: string }[]
  onKeepYours: () => void
  onTakeTheirs: () => void
}

/** Two people changed the same thing: shows both and lets the second one choose. */
export function BothSides({ fields, onKeepYours, onTakeTheirs }: BothSidesProps) {
  return (
    <Alert
      color="yellow"
      icon={<IconGitCompare aria-hidden />}
      title="Someone else changed this while you were writing"
      role="alert"
    >
      <Table aria-label="Both versions" withRowBorders={false} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>Field</Table.Th>
            <Table.Th>Saved by them</Table.Th>
            <Table.Th>Written by you</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {fields.map(({ label, theirs, yours }) => (
            <Table.Tr key={label} style={{ verticalAlign: 'top' }}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td>
                <Version text={theirs} />
              </Table.Td>
              <Table.Td>
                <Version text={yours} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="xs" mt="xs">
        <Button onClick={onKeepYours}>Save mine over theirs</Button>
        <Button variant="default" onClick={onTakeTheirs}>
          Take theirs
        </Button>
      </Group>
    </Alert>
  )
}

function Version({ text }: { text: string }) {
  return <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text || '(empty)'}</Text>
}

type Sides<F extends string> = {
  theirs: Record<F, string | null>
  yours: Partial<Record<F, string | null>>
}

/** Both sides of the fields that were changed here, by the names they have on the form. */
export function sidesOf<F extends string>(
  fields: readonly F[],
  labels: Readonly<Record<F, string>>,
  { theirs, yours }: Sides<F>,
) {
  return fields
    .filter(field => yours[field] !== undefined)
    .map(field => ({ label: labels[field], theirs: theirs[field] ?? '', yours: yours[field] ?? '' }))
}
