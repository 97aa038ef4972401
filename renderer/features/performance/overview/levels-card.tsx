import { Anchor, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import {
  changeWords,
  promiseWords,
  shareWords,
  verdictRule,
} from '#shared/features/performance/service-level-rules.ts'
import type { LevelResult } from '#shared/features/performance/service-levels.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { unbroken } from '../../../ui/counts.ts'
import styles from '../performance.module.css'
import { VerdictBadge } from '../service-levels/verdict-badge.tsx'
import type { Periods } from '../use-periods.ts'
import { Card } from './card.tsx'

/** Whether each agency kept what it promised in these days, the person's own first. */
export function LevelsCard({ periods: { now, before } }: { periods: Periods }) {
  const question = useQuestion('performance.serviceLevels', { period: now, before }, { keepLast: true })
  return (
    <Card
      wide
      title="Service levels"
      about={verdictRule}
      to="/performance/service-levels"
      leadsTo="By month, area and channel"
    >
      <Answered question={question} height={120}>
        {({ agencies }) => {
          const inForce = agencies.flatMap(({ agencyName, levels }) =>
            levels.filter(({ period }) => period !== null).map(result => ({ agencyName, result })),
          )
          if (inForce.length === 0)
            return <Text c="dimmed">No agency’s promise is in force in these days.</Text>
          return (
            <ul className={styles.list}>
              {inForce.map(({ agencyName, result }) => (
                <li key={result.level.id}>
                  <OneLevel agencyName={agencyName} result={result} />
                </li>
              ))}
            </ul>
          )
        }}
      </Answered>
    </Card>
  )
}

function OneLevel({ agencyName, result }: { agencyName: string; result: LevelResult }) {
  const { level, share, verdict, trend } = result
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fz="inherit">
          <Anchor
            component={Link}
            to={`/performance/service-levels/${level.id}`}
            fw={600}
            fz="inherit"
            underline="always"
          >
            {level.name}
          </Anchor>
          {` · ${agencyName} · ${unbroken(promiseWords(level))}`}
        </Text>
        <VerdictBadge verdict={verdict} />
      </Group>
      <Text fz="inherit">
        {unbroken(shareWords(share))}
        {trend?.change && ` · ${unbroken(changeWords(trend.change))}`}
      </Text>
    </>
  )
}
