import { Button, Group, List, SimpleGrid, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import {
  changeWords,
  clockWords,
  outcomeWords,
  promiseWords,
  shareWords,
  verdictRule,
} from '#shared/features/performance/service-level-rules.ts'
import type { LevelDetail, ServiceLevel } from '#shared/features/performance/service-levels.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMay, useMayCall } from '../../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../../client/use-desk.ts'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { countOf, formatCount, unbroken } from '../../../ui/counts.ts'
import { formatDay, formatInstant } from '../../../ui/dates.ts'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { Section } from '../../../ui/section.tsx'
import { PerformanceLinks } from '../performance-links.tsx'
import { LevelBreaches } from './level-breaches.tsx'
import { LevelGroups } from './level-groups.tsx'
import { useLevelPeriod } from './level-period.ts'
import { LevelPeriodChoice } from './level-period-choice.tsx'
import { quantileWords, unmeasured, validWords } from './level-words.ts'
import { MonthShares } from './month-shares.tsx'
import { ServiceLevelDialog } from './service-level-dialog.tsx'
import { ShareInterval } from './share-interval.tsx'
import { VerdictBadge } from './verdict-badge.tsx'

type ServiceLevelPageProps = {
  /** The map with the incidents of a filter. */
  mapOf: (filter: Filter) => string
}

/** One promise: whether it was kept, when, where, by which way the calls came, and which calls were not. */
export function ServiceLevelPage({ mapOf }: ServiceLevelPageProps) {
  const serviceLevelId = Number(useParams().serviceLevelId)
  const { asked, period, ...choice } = useLevelPeriod()
  const question = useQuestion('performance.serviceLevel', { serviceLevelId, ...asked }, { keepLast: true })
  const mayOpen = useMay('incidents.read')
  useHelpTopic('service-levels')
  return (
    <Page>
      <Answered question={question} height="60vh" page="Service level">
        {detail => (
          <>
            <PageHeader
              title={detail.level.name}
              about={`${detail.level.agencyName} · ${promiseWords(detail.level)} · ${detail.level.categoryName} · ${validWords(detail.level)}`}
              actions={
                <>
                  <HelpButton topic="service-levels" about="service levels" />
                  <LevelActions level={detail.level} search={choice.search} />
                </>
              }
            />
            <PerformanceLinks />
            <LevelPeriodChoice period={period} {...choice} />
            <Stack gap="md">
              <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
                <Kept detail={detail} />
                <Section title="By month">
                  <MonthShares months={detail.months} sharePercent={detail.level.sharePercent} />
                </Section>
              </SimpleGrid>
              <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
                <Section title="By channel" about="As the calls came in">
                  <LevelGroups
                    noun="Channel"
                    label="Kept by channel"
                    rows={detail.channels}
                    sharePercent={detail.level.sharePercent}
                    mapOf={mayOpen ? mapOf : undefined}
                  />
                </Section>
                {detail.areas && (
                  <Section title="By area" about={`${detail.areas.areaSetName}; most calls not kept first`}>
                    <LevelGroups
                      noun="Area"
                      label="Kept by area"
                      rows={detail.areas.rows}
                      sharePercent={detail.level.sharePercent}
                      mapOf={mayOpen ? mapOf : undefined}
                    />
                  </Section>
                )}
              </SimpleGrid>
              {mayOpen && <LevelBreaches level={detail.level} period={period} mapOf={mapOf} />}
              <History detail={detail} />
            </Stack>
          </>
        )}
      </Answered>
    </Page>
  )
}

function Kept({ detail }: { detail: LevelDetail }) {
  const { level, share, verdict, times, trend, calls, period } = detail
  const left = unmeasured(detail)
  return (
    <Section
      title="Kept"
      about={
        period
          ? `${countOf(calls, 'call')} from ${formatDay(period.from)} to ${formatDay(period.to)}`
          : 'It was not in force in these days'
      }
      actions={<VerdictBadge verdict={verdict} />}
    >
      <Stack gap={6}>
        <Text size="lg">{unbroken(shareWords(share))}</Text>
        <ShareInterval share={share} sharePercent={level.sharePercent} />
        <Text size="xs" c="dimmed">
          {verdictRule}
        </Text>
        <Text size="sm">
          {times.of < 10
            ? `Too few times are known exactly (${times.of}) to say how long it mostly took.`
            : `Half within ${quantileWords(times.median, level)}, nine in ten within ${quantileWords(times.ninetieth, level)} (of ${formatCount(times.of)} known exactly).`}
        </Text>
        {trend && (
          <Text size="sm">
            {unbroken(changeWords(trend.change))}, from {unbroken(shareWords(trend.share))} in{' '}
            {formatDay(trend.before.from)} to {formatDay(trend.before.to)}.
          </Text>
        )}
        <Text size="sm" fw={600} mt={4}>
          Not measured: {left.length === 0 ? 'none' : countOf(calls - share.of, 'call')}
        </Text>
        {left.length > 0 && (
          <List size="sm" spacing={2}>
            {left.map(({ outcome, count }) => (
              <List.Item key={outcome}>
                {outcomeWords[outcome]}: {formatCount(count)}
              </List.Item>
            ))}
          </List>
        )}
        <Text size="xs" c="dimmed">
          {clockWords(level)}
          {level.owner && ` Answers for it: ${level.owner}.`} {level.note}
        </Text>
      </Stack>
    </Section>
  )
}

function LevelActions({ level, search }: { level: ServiceLevel; search: string }) {
  const mayWrite = useMayCall('performance.saveServiceLevel')
  const [changing, setChanging] = useState(false)
  const navigate = useNavigate()
  const remove = useCommand('performance.removeServiceLevel')
  if (!mayWrite) return null
  const { id: serviceLevelId, version } = level
  const back = () => navigate(`/performance/service-levels${search}`)
  return (
    <Group gap="xs" wrap="nowrap">
      <ConfirmButton
        question="Take this service level off?"
        consequence="Only where it was entered by mistake: one that ended is given its last day instead, so that it stays for its months. What it said is kept in the record."
        confirm="Take it off"
        destructive
        onConfirm={() => remove.mutate({ serviceLevelId, version }, { onSuccess: back })}
      >
        Take off
      </ConfirmButton>
      <Button onClick={() => setChanging(true)}>Change</Button>
      <ServiceLevelDialog opened={changing} onClose={() => setChanging(false)} level={level} />
    </Group>
  )
}

function History({ detail: { history } }: { detail: LevelDetail }) {
  return (
    <Section title="What was promised when" about="The latest change first">
      <List size="sm" spacing={2}>
        {history.map(({ at, by, what, words }) => (
          <List.Item key={`${at} ${what}`}>
            {formatInstant(at)}, {by}: {what}. {words}
          </List.Item>
        ))}
      </List>
    </Section>
  )
}
