import { Anchor, Button, Stack, Table, Text } from '@mantine/core'
import { IconClockCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  changeWords,
  promiseWords,
  shareWords,
  shortShareWords,
  verdictRule,
} from '#shared/features/performance/service-level-rules.ts'
import type { LevelResult, ServiceLevels } from '#shared/features/performance/service-levels.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { countOf, formatCount, unbroken } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { PerformanceLinks } from '../performance-links.tsx'
import { useLevelPeriod } from './level-period.ts'
import { LevelPeriodChoice } from './level-period-choice.tsx'
import { quantileWords, unmeasuredInWords, validWords } from './level-words.ts'
import { ServiceLevelDialog } from './service-level-dialog.tsx'
import { ShareInterval } from './share-interval.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

/** What agencies promised and whether it was kept, the person's own agency first. */
export default function ServiceLevelsPage() {
  const { asked, search, ...choice } = useLevelPeriod()
  const question = useQuestion('performance.serviceLevels', asked, { keepLast: true })
  const mayWrite = useMayCall('performance.saveServiceLevel')
  const [adding, setAdding] = useState(false)
  useHelpTopic('service-levels')
  return (
    <Page>
      <PageHeader
        title="Service levels"
        about="What each agency promised for its calls, and how often it was kept."
        actions={
          <>
            <HelpButton topic="service-levels" about="service levels" />
            {mayWrite && <Button onClick={() => setAdding(true)}>Enter a service level</Button>}
          </>
        }
      />
      <PerformanceLinks />
      <LevelPeriodChoice {...choice} />
      <Answered question={question} height="40vh">
        {told =>
          told.agencies.length === 0 ? (
            <EmptyState icon={IconClockCheck} title="No service level yet" next={nothingYet(mayWrite)} />
          ) : (
            <Stack gap="md">
              <Text size="sm" c="dimmed" maw={980}>
                {verdictRule} The line shows the interval, the point the share, the dashes the target.
              </Text>
              {told.agencies.map(agency => (
                <Section
                  key={agency.agencyId}
                  title={agency.agencyName}
                  about={`${agency.isOwn ? 'Your agency. ' : ''}${countOf(agency.levels.length, 'service level')}`}
                >
                  <Levels levels={agency.levels} name={agency.agencyName} search={search} />
                </Section>
              ))}
            </Stack>
          )
        }
      </Answered>
      <ServiceLevelDialog opened={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}

function nothingYet(mayWrite: boolean) {
  return mayWrite
    ? 'Enter what an agency promised: within how long, for what share of its calls. It is measured by the response times in its files.'
    : 'Nobody has entered a promise of an agency yet. Analysts and the manager can.'
}

type LevelsProps = { levels: ServiceLevels['agencies'][number]['levels']; name: string; search: string }

function Levels({ levels, name, search }: LevelsProps) {
  return (
    <Table.ScrollContainer minWidth={900}>
      <Table aria-label={`Service levels of ${name}`} layout="fixed" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="25%">Promise</Table.Th>
            <Table.Th w="19%">Kept</Table.Th>
            <Table.Th w={170}>Target</Table.Th>
            <Table.Th w="12%">Half within / nine in ten within</Table.Th>
            <Table.Th>Change</Table.Th>
            <Table.Th>Not measured</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {levels.map(result => (
            <Level key={result.level.id} result={result} search={search} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Level({ result, search }: { result: LevelResult; search: string }) {
  const { level, share, verdict, times, trend, period } = result
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row">
        <Anchor component={Link} to={`/performance/service-levels/${level.id}${search}`}>
          {level.name}
        </Anchor>
        <Text size="xs" c="dimmed" fw={400}>
          {unbroken(promiseWords(level))} · {level.categoryName}
          {level.validUntil !== null && ` · ${validWords(level)}`}
        </Text>
      </Table.Th>
      <Table.Td>
        <Text size="sm">{unbroken(period ? shareWords(share) : 'Not in force in these days')}</Text>
        <ShareInterval share={share} sharePercent={level.sharePercent} />
      </Table.Td>
      <Table.Td>{period && <VerdictBadge verdict={verdict} />}</Table.Td>
      <Table.Td>
        <Text size="sm">
          {times.of < 10
            ? 'n/a'
            : `${quantileWords(times.median, level)} / ${quantileWords(times.ninetieth, level)}`}
        </Text>
        <Text size="xs" c="dimmed">
          of {formatCount(times.of)} known exactly
        </Text>
      </Table.Td>
      <Table.Td>
        {trend ? (
          <>
            <Text size="sm">{unbroken(changeWords(trend.change))}</Text>
            <Text size="xs" c="dimmed">
              from {unbroken(shortShareWords(trend.share))}, {formatDay(trend.before.from)} to{' '}
              {formatDay(trend.before.to)}
            </Text>
          </>
        ) : (
          <Text size="sm" c="dimmed">
            Nothing to compare with
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{unmeasuredInWords(result)}</Text>
      </Table.Td>
    </Table.Tr>
  )
}
