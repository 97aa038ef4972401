import { Text } from '@mantine/core'
import type { Action } from '#shared/features/tasking/contract.ts'
import { loadByAgency } from '#shared/features/tasking/service-clock.ts'
import { useToday } from '../../../client/use-bureau.ts'
import { Late } from '../../../ui/late.tsx'
import styles from './board.module.css'

/** What each agency carries: not ended, overdue, blocked, due within 14 days. */
export function AgencyLoad({ actions }: { actions: readonly Action[] }) {
  const load = loadByAgency(actions, useToday())
  if (load.length === 0) return null
  return (
    <ul className={styles.load} aria-label="Load of each agency">
      {load.map(({ agencyId, agencyName, notEnded, overdue, blocked, dueSoon }) => (
        <li key={agencyId}>
          <Text size="xs" component="span">
            <strong>{agencyName}</strong>: {notEnded} not ended, {dueSoon} due within 14 days
            {blocked > 0 && `, ${blocked} blocked`}
            {overdue > 0 && (
              <>
                , <Late words={`${overdue} overdue`} />
              </>
            )}
          </Text>
        </li>
      ))}
    </ul>
  )
}
