import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { PriorityInFull, Voice } from '#shared/features/briefings/priorities.ts'
import { partVoices } from '#shared/features/briefings/priority-rules.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { countOf } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import { Late } from '../../ui/late.tsx'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'
import { AnswerForm } from './answer-form.tsx'
import styles from './briefings.module.css'
import { RaiseForm } from './raise-form.tsx'
import { voiceKindNames } from './voice-words.ts'

/** You said, we did: who raised it, and what was said back to them. */
export function Voices({ priority }: { priority: PriorityInFull }) {
  const { voices, status } = priority
  const [raising, setRaising] = useState(false)
  const mayRaise = useMayCall('briefings.raiseVoice') && status === 'active'
  const { answered, outstanding } = partVoices(voices)
  return (
    <Section
      title="You said, we did"
      about={
        voices.length === 0
          ? 'Nobody is recorded as having raised it.'
          : `${countOf(answered.length, 'voice')} answered, ${outstanding.length || 'none'} outstanding`
      }
      actions={
        mayRaise && (
          <Button variant="default" onClick={() => setRaising(!raising)} aria-expanded={raising}>
            Add what was raised
          </Button>
        )
      }
    >
      {raising && <RaiseForm priorityId={priority.id} onDone={() => setRaising(false)} />}
      <ul className={ruled.list}>
        {[...outstanding, ...answered].map(voice => (
          <li key={voice.id}>
            <Raised voice={voice} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Raised({ voice }: { voice: Voice }) {
  const [answering, setAnswering] = useState(false)
  const mayAnswer = useMayCall('briefings.answerVoice')
  const { raisedBy, kind, raisedOn, what, saidBack, how, saidOn, daysLate } = voice
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{raisedBy}</Text>
          <Text size="xs" c="dimmed">
            {voiceKindNames[kind]}, {formatDay(raisedOn)}
          </Text>
        </div>
        {mayAnswer && !answering && (
          <Button
            variant={saidOn ? 'subtle' : 'default'}
            size="compact-sm"
            flex="none"
            aria-label={saidOn ? `Correct the answer to ${raisedBy}` : `Answer ${raisedBy}`}
            onClick={() => setAnswering(true)}
          >
            {saidOn ? 'Correct' : 'Answer'}
          </Button>
        )}
      </Group>
      <Text className={styles.long!}>“{what}”</Text>
      {answering ? (
        <AnswerForm voice={voice} onDone={() => setAnswering(false)} />
      ) : saidOn ? (
        <div className={styles.back}>
          <Text className={styles.long!}>{saidBack}</Text>
          <Text size="xs" c="dimmed">
            Said back {formatDay(saidOn)}: {how}
          </Text>
        </div>
      ) : daysLate > 0 ? (
        <Late words={`Not answered: ${countOf(daysLate, 'day')} late`} />
      ) : (
        <Text size="sm" c="dimmed">
          Not answered yet
        </Text>
      )}
    </>
  )
}
