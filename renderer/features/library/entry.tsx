import { Anchor, Group, Highlight, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { LibraryEntry } from '#shared/features/library/contract.ts'
import { unbroken } from '../../ui/counts.ts'
import { formatDay } from '../../ui/dates.ts'
import styles from './library.module.css'
import { evidenceNames } from './library-words.ts'
import { ResultBadge } from './result-badge.tsx'

type EntryProps = {
  entry: LibraryEntry
  /** Words to be marked. */
  terms?: string[]
  /** What can be done with it. */
  actions?: ReactNode
  /** Under its title. */
  reasons?: string[]
}

/** A closed profile or an intervention: the problem, what was done, and what is known of whether it worked. */
export function Entry({ entry, terms = [], actions, reasons }: EntryProps) {
  const { kind, rowId, number, title, problemType, placeType, problem, response, lessons, source } = entry
  const marked = (text: string) => (
    <Highlight component="span" highlight={terms} className={styles.text!}>
      {text}
    </Highlight>
  )
  const about = [
    kind === 'profile' ? 'Problem profile' : 'Intervention',
    problemType,
    placeType,
    entry.areaLabel,
    entry.closedOn ? `closed ${formatDay(entry.closedOn)}` : '',
  ].filter(Boolean)
  const part = (name: string, text: string) =>
    text.trim() && (
      <Text mt={4}>
        <strong>{name}.</strong> {marked(text)}
      </Text>
    )
  return (
    <article aria-label={title}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap="xs">
            {kind === 'profile' ? (
              <Anchor component={Link} to={`/profiles/${rowId}`} fw={600}>
                {number} {marked(title)}
              </Anchor>
            ) : (
              <Text fw={600}>
                {number} {marked(title)}
              </Text>
            )}
            <ResultBadge result={entry.result} />
          </Group>
          <Text size="xs" c="dimmed">
            {about.join(' · ')}
          </Text>
        </div>
        {actions}
      </Group>
      {reasons && (
        <Text size="sm" mt={2}>
          {reasons.join(' · ')}
        </Text>
      )}
      {part('Problem', problem)}
      {part('What was done', response)}
      {entry.partners.length > 0 && part('Partners', entry.partners.join(', '))}
      <Text mt={4}>
        <strong>{evidenceNames[entry.evidenceKind]}.</strong> {marked(unbroken(entry.evidence))}
      </Text>
      {part('Lessons', lessons)}
      {source && (
        <Text size="xs" c="dimmed" mt={2}>
          Source: {source}
        </Text>
      )}
    </article>
  )
}
