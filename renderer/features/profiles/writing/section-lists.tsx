import { Badge, Group, Progress, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { capitalised } from '#shared/capitalised.ts'
import type { ProfileDocument } from '#shared/features/profiles/document.ts'
import type { FigureSource } from '#shared/features/profiles/figure-text.ts'
import { type EntryOf, entriesOf, type ListKey } from '#shared/features/profiles/lists.ts'
import { progressOf, whyNotMeasurable } from '#shared/features/profiles/objective-rules.ts'
import type { SectionKey } from '#shared/features/profiles/sections.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatFigure } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { EntryList } from './entry-list.tsx'
import {
  blanks,
  consultationFields,
  hypothesisFields,
  objectiveFields,
  planFields,
  recipientFields,
} from './list-fields.ts'

/** The list that stands below the text of a section. */
export const listOfSection: Partial<Record<SectionKey, ListKey>> = {
  hypotheses: 'hypotheses',
  objectives: 'objectives',
  response: 'plan',
  consultation: 'consultation',
}

type SectionListProps = { list: ListKey; document: ProfileDocument; source: FigureSource }

/** One of the lists of the document, with what is counted for its lines. */
export function SectionList({ list, document, source }: SectionListProps): ReactNode {
  const { profileId, entries } = document
  switch (list) {
    case 'hypotheses':
      return (
        <EntryList
          {...{ profileId, list, noun: 'hypothesis', title: 'Hypotheses', blank: blanks[list] }}
          entries={entriesOf(entries, list)}
          fields={hypothesisFields}
          named={({ text }) => text}
          line={entry => <HypothesisLine entry={entry} />}
        />
      )
    case 'objectives':
      return (
        <EntryList
          {...{ profileId, list, noun: 'objective', title: 'Objectives', blank: blanks[list] }}
          entries={entriesOf(entries, list)}
          fields={objectiveFields}
          named={({ text }) => text}
          line={entry => <ObjectiveLine entry={entry} source={source} />}
        />
      )
    case 'plan':
      return <PlanList document={document} />
    case 'consultation':
      return (
        <EntryList
          {...{ profileId, list, noun: 'consultation', title: 'Who was asked', blank: blanks[list] }}
          entries={entriesOf(entries, list)}
          fields={consultationFields}
          named={({ who }) => who}
          line={entry => <ConsultationLine entry={entry} />}
        />
      )
    case 'distribution':
      return (
        <EntryList
          {...{ profileId, list, noun: 'recipient', title: 'Distribution list', blank: blanks[list] }}
          entries={entriesOf(entries, list)}
          fields={recipientFields}
          named={({ name }) => name}
          line={({ name, agency }) => <Text>{[name, agency].filter(Boolean).join(', ')}</Text>}
        />
      )
  }
}

function HypothesisLine({ entry }: { entry: EntryOf<'hypotheses'> }) {
  return (
    <>
      <Text>{entry.text}</Text>
      <Group gap={6} my={2}>
        <Badge color="gray">{capitalised(entry.confidence)} confidence</Badge>
        <Badge color={entry.state === 'supported' ? 'green' : 'gray'}>{capitalised(entry.state)}</Badge>
      </Group>
      {entry.supports && <Quiet>For it: {entry.supports}</Quiet>}
      {entry.contradicts && <Quiet>Against it: {entry.contradicts}</Quiet>}
    </>
  )
}

const figure = (value: number | null) =>
  value === null ? 'not given' : formatFigure(value, value % 1 ? 1 : 0)

function ObjectiveLine({ entry, source }: { entry: EntryOf<'objectives'>; source: FigureSource }) {
  const lacking = whyNotMeasurable(entry)
  const { unit, baseline, target, now, of, share } = progressOf(entry, source)
  return (
    <>
      <Text>{entry.text}</Text>
      {lacking.length > 0 ? (
        <Text size="xs" c="var(--mantine-color-yellow-light-color)">
          Cannot be checked yet: {lacking.join(', ')}.
        </Text>
      ) : (
        <Quiet>
          From {figure(baseline)} to {figure(target)} {unit}
          {entry.byDay && ` by ${formatDay(entry.byDay)}`}
        </Quiet>
      )}
      <Quiet>
        {now === null ? `Now: ${of || 'not measured yet'}` : `Now ${figure(now)} ${unit}${of && ` (${of})`}`}
      </Quiet>
      {share !== null && (
        <Group gap={6} wrap="nowrap">
          <Progress
            value={Math.max(0, share * 100)}
            flex={1}
            aria-label={`Progress: ${entry.text}`}
            color={share < 0 ? 'gray' : 'desk'}
          />
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {share >= 1
              ? 'Target reached'
              : share < 0
                ? 'Moving away from the target'
                : `${Math.round(share * 100)} % of the way`}
          </Text>
        </Group>
      )}
    </>
  )
}

function PlanList({ document }: { document: ProfileDocument }) {
  const { profileId, entries } = document
  const actions = useQuestion('tasking.actions', { profileId }).data ?? []
  return (
    <EntryList
      {...{ profileId, list: 'plan', noun: 'plan line', title: 'Response plan', blank: blanks.plan }}
      entries={entriesOf(entries, 'plan')}
      fields={planFields(actions)}
      named={({ what }) => what}
      line={entry => {
        const action = actions.find(({ id }) => id === entry.actionId)
        const whose = [entry.agency, entry.owner].filter(Boolean).join(': ') || 'Nobody yet'
        return (
          <>
            <Text>{entry.what}</Text>
            <Group gap={6} my={2}>
              <Badge color="gray">{capitalised(entry.kind)}</Badge>
              <Badge color="gray">{capitalised(entry.stage)}</Badge>
              {action && (
                <Badge>
                  {action.number} {action.status}
                </Badge>
              )}
            </Group>
            <Quiet>
              {whose}
              {entry.byDay && `, by ${formatDay(entry.byDay)}`}
            </Quiet>
          </>
        )
      }}
    />
  )
}

function ConsultationLine({ entry }: { entry: EntryOf<'consultation'> }) {
  return (
    <>
      <Text>
        {entry.who}{' '}
        <Text span c="dimmed" size="xs">
          {formatDay(entry.day)}
        </Text>
      </Text>
      {entry.said && <Quiet>Said: {entry.said}</Quiet>}
      <Quiet>{entry.answered ? `Answered: ${entry.answered}` : 'Not answered yet'}</Quiet>
    </>
  )
}

function Quiet({ children }: { children: ReactNode }) {
  return (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  )
}
