import { Badge, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { Assessment, AssessmentItem } from '#shared/features/tasking/assessment.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { unbroken } from '../../../ui/counts.ts'
import styles from './assessment.module.css'
import { figuresInWords } from './figures-in-words.ts'
import { ItemButtons } from './item-buttons.tsx'
import { ItemEditor } from './item-editor.tsx'
import type { ItemLinks } from './item-links.ts'

type AssessmentItemRowProps = ItemLinks & {
  item: AssessmentItem
  /** Where it stands in its section, and the place of the last one. */
  place: number
  last: number
  mayWrite: boolean
  reread: () => Promise<Assessment>
}

/** One item: what it says, its figures, and what can be done with it. Alt and the arrows move it. */
export function AssessmentItemRow({ item, place, last, mayWrite, reread, ...links }: AssessmentItemRowProps) {
  const [editing, setEditing] = useState(false)
  const move = useCommand('tasking.moveAssessmentItem')

  function moveTo(to: number) {
    if (to < 0 || to > last) return
    const focused = document.activeElement
    move.mutate(
      { assessmentItemId: item.id, to },
      {
        // What moves in the page loses the focus; the next press must find it again.
        onSettled: () =>
          requestAnimationFrame(
            () => focused instanceof HTMLElement && focused.focus({ preventScroll: false }),
          ),
      },
    )
  }

  return (
    <article
      aria-label={item.title}
      onKeyDown={event => {
        if (!mayWrite || !event.altKey) return
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        moveTo(place + (event.key === 'ArrowUp' ? -1 : 1))
      }}
    >
      {editing ? (
        <ItemEditor item={item} reread={reread} onDone={() => setEditing(false)} />
      ) : (
        <>
          <Group gap={6} mb={2}>
            <Text fw={600} component="h3" size="sm" m={0}>
              {item.title}
            </Text>
            {item.origin === 'added' && <Badge color="gray">Added</Badge>}
            {item.flaggedItemId !== null && <Badge color="blue">Before the group</Badge>}
          </Group>
          {item.text && <Text className={styles.said!}>{unbroken(item.text)}</Text>}
        </>
      )}
      {figuresInWords(item).length > 0 && (
        <Text size="xs" c="dimmed">
          {unbroken(figuresInWords(item).join(' · '))}
        </Text>
      )}
      <ItemButtons
        item={item}
        {...{ place, last, mayWrite, editing, moveTo }}
        onEdit={() => setEditing(true)}
        {...links}
      />
    </article>
  )
}
