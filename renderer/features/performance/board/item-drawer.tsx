import { Button, Drawer, Group, Stack, Text, Textarea, Timeline, Title } from '@mantine/core'
import { useContext, useState } from 'react'
import type { BoardItemTold } from '#shared/features/performance/board.ts'
import { boardItemNames } from '#shared/features/performance/board-item-rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall, useToday } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { formatDay, formatInstant } from '../../../ui/dates.ts'
import { DayInput } from '../../../ui/day-input.tsx'
import { HelpButton, HelpIsOpenContext, useHelpTopic } from '../../../ui/help.tsx'
import { ownerWords } from './board-words.ts'

type ItemDrawerProps = { item: BoardItemTold; onClose: () => void }

/** One thing the board said, from its record to its answer. */
export function ItemDrawer({ item, onClose }: ItemDrawerProps) {
  const { number, kind, what, askedBy, askedAgencyName, meetingNumber, heldOn, dueOn } = item
  const isExplained = useContext(HelpIsOpenContext)
  useHelpTopic('apel-board')
  return (
    <Drawer.Root opened onClose={onClose} position="right" size="md" closeOnEscape={!isExplained}>
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            <Title order={2} component="span">{`${number} ${boardItemNames[kind]}`}</Title>
          </Drawer.Title>
          <Group gap={4} wrap="nowrap" ml="auto">
            <HelpButton topic="apel-board" about="The APEL board" />
            <Drawer.CloseButton aria-label="Close" ml={0} />
          </Group>
        </Drawer.Header>
        <Drawer.Body>
          <Stack gap="md">
            <Text>{what}</Text>
            <Text size="sm" c="dimmed">
              {meetingNumber}, {formatDay(heldOn)}
              {askedBy && `; by ${[askedBy, askedAgencyName].filter(Boolean).join(', ')}`}
            </Text>
            <Text size="sm">
              {ownerWords(item)}
              {dueOn && `; due ${formatDay(dueOn)}`}
            </Text>
            <Steps item={item} />
            <History boardItemId={item.id} />
          </Stack>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function Steps({ item }: { item: BoardItemTold }) {
  const today = useToday()
  const [words, setWords] = useState('')
  const [on, setOn] = useState(today)
  const answer = useCommand('performance.answerBoardItem')
  const note = useCommand('performance.noteBoardItem')
  const drop = useCommand('performance.dropBoardItem')
  const reopen = useCommand('performance.reopenBoardItem')
  const [mayAnswer, mayNote] = [
    useMayCall('performance.answerBoardItem'),
    useMayCall('performance.noteBoardItem'),
  ]
  const [mayDrop, mayReopen] = [
    useMayCall('performance.dropBoardItem'),
    useMayCall('performance.reopenBoardItem'),
  ]
  const of = { boardItemId: item.id, version: item.version }
  const clear = { onSuccess: () => setWords('') }
  const isOpen = item.state === 'open'
  if (!mayAnswer) return null
  if (!isOpen && !mayReopen) return null
  return (
    <Stack gap="xs">
      <Textarea
        label={isOpen ? 'What was done, or why it is dropped' : 'Why it is opened again'}
        autosize
        minRows={3}
        maxLength={2000}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
      />
      {isOpen && (
        <DayInput label="On" w={150} value={on} onChange={event => setOn(event.currentTarget.value)} />
      )}
      <Group gap="xs">
        {isOpen ? (
          <>
            <Button
              loading={answer.isPending}
              onClick={() => answer.mutate({ ...of, answer: words, on }, clear)}
            >
              Answer
            </Button>
            {mayNote && (
              <Button
                variant="default"
                loading={note.isPending}
                onClick={() => note.mutate({ ...of, note: words }, clear)}
              >
                Note
              </Button>
            )}
            {mayDrop && (
              <Button
                variant="default"
                loading={drop.isPending}
                onClick={() => drop.mutate({ ...of, reason: words, on }, clear)}
              >
                Drop with this reason
              </Button>
            )}
          </>
        ) : (
          <Button
            variant="default"
            loading={reopen.isPending}
            onClick={() => reopen.mutate({ ...of, reason: words }, clear)}
          >
            Open again
          </Button>
        )}
      </Group>
    </Stack>
  )
}

const eventWords = {
  recorded: 'Recorded',
  note: 'Noted',
  changed: 'Changed',
  answered: 'Answered',
  dropped: 'Dropped',
  reopened: 'Opened again',
}

function History({ boardItemId }: { boardItemId: number }) {
  const history = useQuestion('performance.boardItemHistory', { boardItemId })
  return (
    <Stack gap="xs">
      <Title order={3}>History</Title>
      <Answered question={history}>
        {events => (
          <Timeline bulletSize={12} lineWidth={2}>
            {events.map(({ at, by, kind, note, changes }) => (
              <Timeline.Item key={`${at} ${kind}`} title={eventWords[kind]}>
                <Text size="xs" c="dimmed">
                  {formatInstant(at)}, {by}
                </Text>
                {note && <Text size="sm">{note}</Text>}
                {kind === 'changed' &&
                  changes.map(({ what, from, to }) => (
                    <Text key={what} size="sm">
                      {what}: {from} → {to}
                    </Text>
                  ))}
              </Timeline.Item>
            ))}
          </Timeline>
        )}
      </Answered>
    </Stack>
  )
}
