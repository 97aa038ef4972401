import { Anchor, Button, List, Modal, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Profile } from '#shared/features/profiles/contract.ts'
import type { Evaluation as Made } from '#shared/features/profiles/evaluation.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatCount } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { dayOf } from '../../../ui/days.ts'
import { Section } from '../../../ui/section.tsx'
import { ChooseComparison } from './choose-comparison.tsx'

type EvaluationProps = { profile: Profile; mapOf: (filter: Filter) => string }

/** Did it work: before and after, against a comparison and the ring round the place, in sentences. */
export function Evaluation({ profile, mapOf }: EvaluationProps) {
  const question = useQuestion('profiles.evaluation', { profileId: profile.id })
  const may = useMayCall('profiles.setComparison') && profile.status !== 'closed'
  const [opened, { open, close }] = useDisclosure(false)
  const made = question.data
  return (
    <Section
      title="Evaluation"
      about={
        made &&
        'frozen' in made &&
        made.frozen &&
        `As it stood on ${formatDay(dayOf(made.madeAt))}, when it was closed`
      }
      actions={
        may && (
          <Button variant="default" onClick={open}>
            {profile.comparison ? 'Change the comparison' : 'Choose a comparison'}
          </Button>
        )
      }
    >
      <Answered question={question} height={120}>
        {answer =>
          'unavailable' in answer ? (
            <Text c="dimmed">{answer.unavailable}</Text>
          ) : (
            <Found made={answer} mapOf={mapOf} />
          )
        }
      </Answered>
      <Modal
        opened={opened}
        onClose={close}
        title="What the place is compared with"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <ChooseComparison profile={profile} onDone={close} />
      </Modal>
    </Section>
  )
}

function Found({ made, mapOf }: { made: Made; mapOf: EvaluationProps['mapOf'] }) {
  const count = (value: number, filter: Filter) => (
    <Anchor component={Link} to={mapOf(filter)}>
      {formatCount(value)}
    </Anchor>
  )
  const rows = [
    {
      label: `Whole months (${made.before.months} and ${made.after.months})`,
      before: made.before.count,
      after: made.after.count,
      beforeFilter: made.before.filter,
      afterFilter: made.after.filter,
    },
    ...(made.paired?.counts.map(one => ({
      ...one,
      label: `${one.label} (${made.paired!.months} months each)`,
    })) ?? []),
  ]
  return (
    <Stack gap="xs">
      {made.sentences.map(sentence => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <Table aria-label="Counts of the evaluation">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>What was counted</Table.Th>
            <Table.Th ta="right">Before</Table.Th>
            <Table.Th ta="right">Since</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.label}>
              <Table.Td>{row.label}</Table.Td>
              <Table.Td ta="right">{count(row.before, row.beforeFilter)}</Table.Td>
              <Table.Td ta="right">{count(row.after, row.afterFilter)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <List size="xs" c="dimmed">
        {[...(made.paired ? [made.paired.note] : []), ...made.caveats].map(caveat => (
          <List.Item key={caveat}>{caveat}</List.Item>
        ))}
      </List>
    </Stack>
  )
}
