import { Alert, Badge, Button, Checkbox, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { ReplyComparison } from '#shared/features/tasking/replies.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { sayDone } from '../../../client/words.ts'
import { countOf } from '../../../ui/counts.ts'
import { formatDay, formatInstant } from '../../../ui/dates.ts'
import { Section } from '../../../ui/section.tsx'
import { statusNames } from '../board/groups.ts'
import styles from './replies.module.css'

type Row = ReplyComparison['rows'][number]
type ComparisonProps = { file: string; reply: ReplyComparison; onDone: () => void }
const kinds = { silent: 'Nothing new', answer: 'Answer', conflict: 'Changed since', fault: 'Cannot be taken' }

/** What came back, beside what was sent and what is in the bureau now; taken row by row, all at once. */
export function Comparison({ file, reply, onDone }: ComparisonProps) {
  const take = useCommand('tasking.takeReply')
  const said = reply.rows.filter(({ kind }) => kind !== 'silent')
  const takable = said.filter(({ kind }) => kind !== 'fault')
  // A row that changed in the bureau is not taken unless somebody says so.
  const [chosen, setChosen] = useState(
    () => new Set(takable.filter(({ kind }) => kind === 'answer').map(({ sent }) => sent.actionId)),
  )
  const conflicts = takable.filter(({ kind }) => kind === 'conflict').length

  function toggle(actionId: number) {
    const next = new Set(chosen)
    if (!next.delete(actionId)) next.add(actionId)
    setChosen(next)
  }
  function takeChosen() {
    const rows = takable.filter(({ sent }) => chosen.has(sent.actionId))
    take.mutate(
      {
        file,
        sha256: reply.sha256,
        take: rows.map(({ now }) => ({ actionId: now.actionId, version: now.version })),
      },
      {
        onSuccess: ({ taken, left }) => {
          sayDone(`${countOf(taken, 'answer')} taken of ${reply.number}, ${left} left as they were.`)
          onDone()
        },
      },
    )
  }

  return (
    <Section
      title={`${reply.number} of ${reply.agencyName}`}
      about={`Sent ${formatInstant(reply.madeAt)}. ${countOf(said.length, 'row')} with something new, ${countOf(reply.rows.length - said.length, 'row')} without.`}
      actions={
        <>
          <Button variant="default" onClick={onDone}>
            Put away
          </Button>
          <Button onClick={takeChosen} loading={take.isPending}>
            Take {countOf(chosen.size, 'answer')}
          </Button>
        </>
      }
    >
      {conflicts > 0 && (
        <Alert
          color="yellow"
          mb="xs"
          title={`${countOf(conflicts, 'row')} changed in the bureau since the file was sent`}
        >
          Look at each and tick it if the agency’s answer is to stand.
        </Alert>
      )}
      <Table aria-label={`Answers in ${reply.number}`} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={60}>Take</Table.Th>
            <Table.Th>Action</Table.Th>
            <Table.Th>Was sent</Table.Th>
            <Table.Th>In the bureau now</Table.Th>
            <Table.Th>Answered</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {reply.rows.map(row => (
            <AnswerRow
              key={row.sent.actionId}
              row={row}
              isChosen={chosen.has(row.sent.actionId)}
              onToggle={() => toggle(row.sent.actionId)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}

function AnswerRow({ row, isChosen, onToggle }: { row: Row; isChosen: boolean; onToggle: () => void }) {
  const { kind, sent, now, answer, changed, fault } = row
  return (
    <Table.Tr>
      <Table.Td className={styles.cell!}>
        {kind !== 'silent' && (
          <Checkbox
            aria-label={`Take the answer to ${sent.number}`}
            checked={isChosen}
            disabled={kind === 'fault'}
            onChange={onToggle}
          />
        )}
      </Table.Td>
      <Table.Th scope="row" className={styles.cell!}>
        <Text fw={600}>
          {sent.number} {sent.what}
        </Text>
        <Badge variant="default">{kinds[kind]}</Badge>
        {changed.length > 0 && <Text size="xs">Changed: {changed.join(', ')}</Text>}
        {fault && (
          <Text size="xs">
            {fault.message} {fault.next}
          </Text>
        )}
      </Table.Th>
      <Table.Td className={styles.cell!}>{standing(sent)}</Table.Td>
      <Table.Td className={styles.cell!}>{standing(now)}</Table.Td>
      <Table.Td className={styles.cell!}>{said(answer)}</Table.Td>
    </Table.Tr>
  )
}

function standing({ status, blockedBy, owner, dueOn }: Row['sent']) {
  const state = blockedBy ? `Blocked by ${blockedBy}` : statusNames[status]
  return `${state}; ${owner}, due ${formatDay(dueOn)}`
}

function said({ status, note, blockedBy, evidence, doneOn }: Row['answer']) {
  const state = status === 'blocked' ? `Blocked by ${blockedBy}` : status && statusNames[status]
  const day = doneOn && `on ${formatDay(doneOn)}`
  return [state, day, evidence, note].filter(Boolean).join('; ') || 'Nothing'
}
