import { Text, Tooltip } from '@mantine/core'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import styles from './incidents.module.css'

/** The numbers that stand on every screen: how many, and how many of them have no place. */
export function IncidentCounts({ filter }: { filter: Filter }) {
  const summary = useQuestion('incidents.summary', { filter }, { keepLast: true })
  return (
    <Text component="div" className={styles.counts!} role="status">
      {summary.data && (
        <>
          {filter.count === 'events' ? (
            <>
              <b>{countOf(summary.data.total, 'event')}</b>
              {` (${countOf(summary.data.calls, 'call')})`}
            </>
          ) : (
            <b>{countOf(summary.data.total, 'incident')}</b>
          )}
          {` · ${formatCount(summary.data.placed)} placed · `}
          {formatCount(summary.data.unplaced)} could not be placed
          {summary.data.cutByPeriod > 0 && (
            <Tooltip
              multiline
              w={300}
              label="A month known only as a whole is counted when its first day is in the period, and otherwise left out. Choose whole months to be exact."
            >
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the explanation is read by keyboard too. */}
              <span tabIndex={0} className={styles.caveat}>
                {' · '}
                {formatCount(summary.data.cutByPeriod)} in months the period cuts
              </span>
            </Tooltip>
          )}
        </>
      )}
    </Text>
  )
}
