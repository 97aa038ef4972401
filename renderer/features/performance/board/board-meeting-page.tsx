import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import type { PackKind } from '#shared/features/packs/kinds.ts'
import type { BoardMeeting } from '#shared/features/performance/board.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall, useToday } from '../../../client/use-bureau.ts'
import { useCommand, useJob, useQuestion } from '../../../client/use-desk.ts'
import { sayFailure } from '../../../client/words.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { formatDay } from '../../../ui/dates.ts'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { JobProgress } from '../../../ui/job-progress.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { AboutDraft } from './about-draft.tsx'
import { BoardTexts } from './board-texts.tsx'
import { memoWords, stateWords } from './board-words.ts'
import { ChangedFigures } from './changed-figures.tsx'
import { ItemEntry } from './item-entry.tsx'
import { ItemList } from './item-list.tsx'

type BoardMeetingPageProps = {
  /** Preview and making of a pack of the meeting. */
  pack: (kind: PackKind, id: number) => ReactNode
}

/** One meeting of the board: its draft, its words, what changed, and what the board says while it meets. */
export function BoardMeetingPage({ pack }: BoardMeetingPageProps) {
  const boardMeetingId = Number(useParams().boardMeetingId)
  const question = useQuestion('performance.boardMeeting', { boardMeetingId })
  const mayRead = useMayCall('performance.recheckBoardDraft')
  useHelpTopic('apel-board')
  const reread = async () => (await question.refetch({ throwOnError: true })).data!
  return (
    <Page>
      <Answered question={question} page="Board meeting">
        {meeting => (
          <>
            <Head meeting={meeting} pack={pack} />
            <Stack gap="md">
              <Follow meeting={meeting} pack={pack} />
              <Section title="Recorded at this meeting" about="Requests, commitments and decisions">
                <Stack gap="sm">
                  <ItemEntry meeting={meeting} />
                  <ItemList label="Recorded" items={meeting.recorded} empty="Nothing is recorded yet." />
                </Stack>
              </Section>
              <Section title="Outstanding from earlier meetings">
                <ItemList label="Outstanding" items={meeting.outstanding} empty="Nothing is outstanding." />
              </Section>
              {meeting.ended.length > 0 && (
                <Section title="Answered since the meeting before">
                  <ItemList label="Answered" items={meeting.ended} empty="" />
                </Section>
              )}
              {mayRead && <BoardTexts key={meeting.id} meeting={meeting} reread={reread} />}
              {mayRead && meeting.freeze && <ChangedFigures meeting={meeting} />}
              {mayRead && meeting.freeze && <AboutDraft meeting={meeting} />}
            </Stack>
          </>
        )}
      </Answered>
    </Page>
  )
}

function Head({ meeting, pack }: BoardMeetingPageProps & { meeting: BoardMeeting }) {
  const { id, number, boardName, heldOn, startsAt, place, state, draftOn, freeze } = meeting
  const mayDraft = useMayCall('performance.draftBoardMeeting')
  return (
    <PageHeader
      title={`${number} ${boardName}`}
      about={
        <Group gap={6}>
          <Anchor component={Link} to="/performance/board">
            All meetings
          </Anchor>
          <Text component="span">
            · {formatDay(heldOn)}, {startsAt}
            {place && `, ${place}`}
            {state === 'planned' && ` · draft due ${formatDay(draftOn)}`}
          </Text>
          <Badge color={state === 'held' ? 'green' : 'gray'}>{stateWords[state]}</Badge>
        </Group>
      }
      actions={
        <>
          {mayDraft && state !== 'held' && <PrepareDraft meeting={meeting} />}
          {mayDraft && freeze && pack('board', id)}
          <HelpButton topic="apel-board" about="The APEL board" />
        </>
      }
    />
  )
}

function PrepareDraft({ meeting: { id, number, freeze } }: { meeting: BoardMeeting }) {
  const { start, running } = useJob('performance.draftBoardMeeting')
  const prepare = () => void start({ boardMeetingId: id }).catch(sayFailure)
  if (running) {
    return <JobProgress label="Preparing the draft" progress={running.progress} onCancel={running.cancel} />
  }
  const icon = <IconReportAnalytics size={16} aria-hidden />
  if (!freeze) {
    return (
      <Button leftSection={icon} onClick={prepare}>
        Prepare draft
      </Button>
    )
  }
  return (
    <ConfirmButton
      leftSection={icon}
      question={`Prepare the draft of ${number} again?`}
      consequence="It is counted from the data as they are now, in place of the draft it has. What was typed stays."
      confirm="Prepare again"
      onConfirm={prepare}
    >
      Prepare again
    </ConfirmButton>
  )
}

/** What comes next: to hold the meeting, then to send its memo. */
function Follow({ meeting, pack }: BoardMeetingPageProps & { meeting: BoardMeeting }) {
  const { id, version, number, state, heldOn, memo, memoDueOn } = meeting
  const today = useToday()
  const hold = useCommand('performance.holdBoardMeeting')
  const mayHold = useMayCall('performance.holdBoardMeeting')
  const mayMake = useMayCall('packs.make')
  if (state === 'held') {
    return (
      <Section title="Follow-up memo" about={memoWords(meeting)} actions={mayMake && pack('memo', id)}>
        <Text {...(memo === 'late' && { c: 'red', fw: 600 })}>
          {memo === 'late'
            ? `The memo was due on ${formatDay(memoDueOn)} and has not been made.`
            : 'Every request, commitment and decision with its owner and its day.'}
        </Text>
      </Section>
    )
  }
  if (!mayHold || heldOn > today) return null
  return (
    <Group>
      <ConfirmButton
        variant="filled"
        question={`Mark ${number} as held?`}
        consequence={`Its draft and its words then stand as they are. The memo is due by ${formatDay(memoDueOn)}.`}
        confirm="Mark as held"
        loading={hold.isPending}
        onConfirm={() => hold.mutate({ boardMeetingId: id, version })}
      >
        Mark as held
      </ConfirmButton>
    </Group>
  )
}
