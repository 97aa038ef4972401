import { Anchor, Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import { agendaKindWords } from '#shared/features/tasking/agenda-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { SavedNote } from '../../../client/saved-note.tsx'
import { savedWithinASecond } from '../../../client/saving-queue.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { useDraft } from '../../../client/use-draft.ts'
import { BothSides } from '../../../ui/both-sides.tsx'
import { formatDay } from '../../../ui/dates.ts'
import { ActionEntry } from '../action-entry.tsx'
import { mayBeDecided } from '../agenda/agenda-row.tsx'
import { DecideItem } from '../agenda/decide-item.tsx'
import { DecisionSaid, ItemBadge } from '../agenda/decision-said.tsx'
import styles from './hold.module.css'

type HeldItemProps = {
  meeting: Meeting
  item: AgendaItem
  evidence: (item: AgendaItem, meeting: Meeting) => ReactNode
  reread: () => Promise<Meeting>
}

/** One item before the group: what it is, what is said of it, and its evidence beside it. */
export function HeldItem({ meeting, item, evidence, reread }: HeldItemProps) {
  const [deciding, setDeciding] = useState(false)
  const mark = useCommand('tasking.markItem')
  const mayDecide = useMayCall('tasking.decideItem')
  const mayOpenProfile = useMayCall('profiles.get')
  const open = meeting.status === 'planned'
  const set = meeting.actionsSet.filter(({ agendaItemId }) => agendaItemId === item.id)
  const title = item.profile ? `${item.profile.number} ${item.profile.title}` : item.title
  return (
    <div className={styles.sides}>
      <section className={styles.side} aria-label="The item">
        <Stack gap="md">
          <div>
            <Group gap="xs">
              <Text c="dimmed" size="lg">
                {agendaKindWords[item.kind]}
                {item.carriedFrom && `, carried from ${formatDay(item.carriedFrom)}`}
              </Text>
              <ItemBadge item={item} />
              {item.profile && mayOpenProfile && (
                <Anchor component={Link} to={`/profiles/${item.profile.id}`} size="lg">
                  Open its page
                </Anchor>
              )}
            </Group>
            <h1 tabIndex={-1}>{title}</h1>
            {item.flagged?.note && <Text size="lg">{item.flagged.note}</Text>}
            <DecisionSaid decision={item.decision} />
          </div>
          <Notes key={item.id} item={item} reread={reread} readOnly={!open} />
          {open && (
            <Group gap="xs">
              {mayDecide && mayBeDecided(item) && !deciding && (
                <Button size="md" variant="default" data-hold="decide" onClick={() => setDeciding(true)}>
                  {item.decision ? 'Decide again' : 'Decide'}
                </Button>
              )}
              {item.state === 'open' && (
                <>
                  <Button
                    size="md"
                    variant="default"
                    onClick={() => mark.mutate({ itemId: item.id, state: 'dealt-with' })}
                  >
                    Dealt with
                  </Button>
                  <Button
                    size="md"
                    variant="default"
                    onClick={() => mark.mutate({ itemId: item.id, state: 'carried' })}
                  >
                    Leave for the next meeting
                  </Button>
                </>
              )}
            </Group>
          )}
          {deciding && open && (
            <DecideItem meeting={meeting} item={item} size="md" onDone={() => setDeciding(false)} />
          )}
          <div data-hold="action">
            <ActionEntry meeting={meeting} item={item} />
          </div>
          {set.length > 0 && (
            <ul className={styles.actions} aria-label="Actions set under this item">
              {set.map(({ id, number, what, agencyName, owner, dueOn }) => (
                <li key={id}>
                  <Badge mr={6}>{number}</Badge>
                  {what} · {agencyName}, {owner} · due {formatDay(dueOn)}
                </li>
              ))}
            </ul>
          )}
          <Text size="xs" c="dimmed">
            Page down and page up: next and previous item. N: notes, D: decide, A: action, U: undo. Escape
            leaves what is being typed.
          </Text>
        </Stack>
      </section>
      <section className={styles.side} aria-label="The evidence">
        {evidence(item, meeting)}
      </section>
    </div>
  )
}

type NotesProps = { item: AgendaItem; reread: () => Promise<Meeting>; readOnly: boolean }

/** What is said of the item, kept as it is typed: a crash loses no more than a second of it. */
function Notes({ item, reread, readOnly }: NotesProps) {
  const save = useCommand('tasking.saveItem', { quiet: true })
  const { draft, type, saving, flush, conflict, keepYours, takeTheirs } = useDraft({
    version: item.version,
    saved: { notes: item.notes },
    wait: savedWithinASecond,
    save: (changes, version) => save.mutateAsync({ itemId: item.id, version, ...changes }),
    reread: async () => {
      const now = (await reread()).agenda.find(({ id }) => id === item.id) ?? item
      return { version: now.version, saved: { notes: now.notes } }
    },
  })
  return (
    <div>
      {conflict && (
        <BothSides
          fields={[{ label: 'Notes', theirs: conflict.theirs.notes, yours: conflict.yours.notes ?? '' }]}
          onKeepYours={keepYours}
          onTakeTheirs={takeTheirs}
        />
      )}
      <Textarea
        label="Notes"
        data-hold="notes"
        size="lg"
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
        readOnly={readOnly}
        value={draft.notes}
        onChange={event => type({ notes: event.currentTarget.value })}
      />
      {!readOnly && <SavedNote saving={saving} onRetry={() => void flush()} />}
    </div>
  )
}
