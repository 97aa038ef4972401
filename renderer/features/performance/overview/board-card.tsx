import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { boardItemNames } from '#shared/features/performance/board-item-rules.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Late } from '../../../ui/late.tsx'
import styles from '../performance.module.css'
import { Card } from './card.tsx'

/** What the board asked for and was promised, and still waits for; a partner sees what their own agency has to answer. */
export function BoardCard() {
  const question = useQuestion('performance.boardItems', { state: 'open' })
  return (
    <Card
      title="Outstanding for the board"
      about="Requests, commitments and decisions not yet done."
      to="/performance/board"
      leadsTo="Meetings of the board"
    >
      <Answered question={question} height={120}>
        {items =>
          items.length === 0 ? (
            <Text c="dimmed">Nothing is outstanding.</Text>
          ) : (
            <ul className={styles.list}>
              {items.map(
                ({ id, meetingId, number, kind, what, ownerAgencyName, owner, dueOn, overdue, heldOn }) => (
                  <li key={id}>
                    <Text fz="inherit">
                      <Anchor
                        component={Link}
                        to={`/performance/board/${meetingId}`}
                        fz="inherit"
                        fw={600}
                        underline="always"
                      >
                        {number} {boardItemNames[kind]}
                      </Anchor>
                      {': '}
                      {what}
                    </Text>
                    <Text fz="inherit" c="dimmed" component="div">
                      {[ownerAgencyName, owner].filter(Boolean).join(', ')}
                      {` · of ${formatDay(heldOn)}`}
                      {dueOn && ` · due ${formatDay(dueOn)} `}
                      {overdue && <Late words="overdue" />}
                    </Text>
                  </li>
                ),
              )}
            </ul>
          )
        }
      </Answered>
    </Card>
  )
}
