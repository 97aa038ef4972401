import { Alert, Button, Stack } from '@mantine/core'
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import type { Briefing } from '#shared/features/briefings/briefing.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatDay, formatInstant } from '../../ui/dates.ts'
import { useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'
import { ApproveBriefing } from './approve-briefing.tsx'
import { BriefingAround } from './briefing-around.tsx'
import { BriefingChecks } from './briefing-checks.tsx'
import { BriefingLineRow } from './briefing-line.tsx'
import { BriefingLineText } from './briefing-line-text.tsx'
import { BriefingsLinks } from './briefings-links.tsx'
import { DiscardBriefing } from './discard-briefing.tsx'
import { StandingBadge } from './standing-badge.tsx'

type BriefingPageProps = {
  /** How it is shown as it will be printed, and made as a PDF. */
  pack: (briefing: Briefing) => ReactNode
}

/** One version of the call-taker briefing: written as a draft, or as it was handed out. */
export function BriefingPage({ pack }: BriefingPageProps) {
  const briefingId = Number(useParams().briefingId)
  const question = useQuestion('briefings.get', { briefingId })
  useHelpTopic('call-taker-briefing')
  return (
    <Page>
      <Answered question={question} height="60vh" page="Call-taker briefing">
        {briefing => (
          <>
            <PageHeader
              title={`Call-taker briefing, version ${briefing.issue}`}
              about={
                <>
                  <StandingBadge standing={briefing.standing} /> {wordsOf(briefing)}
                </>
              }
              actions={
                <>
                  <DiscardBriefing briefing={briefing} />
                  {pack(briefing)}
                  <ApproveBriefing briefing={briefing} />
                </>
              }
            />
            <BriefingsLinks />
            <Stack gap="md">
              <Ended briefing={briefing} />
              {briefing.status === 'draft' && <BriefingChecks briefing={briefing} />}
              <BriefingAround
                key={briefing.id}
                briefing={briefing}
                reread={async () => (await question.refetch()).data ?? briefing}
              />
              <Lines briefing={briefing} reread={async () => (await question.refetch()).data ?? briefing} />
            </Stack>
          </>
        )}
      </Answered>
    </Page>
  )
}

function wordsOf({ draftedAt, draftedBy, approvedAt, approvedBy, expiresOn }: Briefing) {
  const approved = approvedAt
    ? `approved ${formatInstant(approvedAt)} by ${approvedBy}`
    : `drafted ${formatInstant(draftedAt)} by ${draftedBy}`
  return `· use until ${formatDay(expiresOn)} · ${approved}`
}

function Ended({ briefing: { standing, expiresOn, supersededAt } }: { briefing: Briefing }) {
  if (standing !== 'expired' && standing !== 'superseded') return null
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={standing === 'expired' ? 'This briefing has expired' : 'This briefing was superseded'}
    >
      {standing === 'expired'
        ? `It was good until ${formatDay(expiresOn)}. Whoever still has it must not use it.`
        : `A newer version was approved on ${supersededAt ? formatInstant(supersededAt) : ''}. Use the newest: it stands first in the list of briefings.`}
    </Alert>
  )
}

function Lines({ briefing, reread }: { briefing: Briefing; reread: () => Promise<Briefing> }) {
  const add = useCommand('briefings.addLine')
  const readOnly = !useMayCall('briefings.saveLine') || briefing.status !== 'draft'
  const { id, lines } = briefing
  return (
    <Section
      title="Places"
      about={`${countOf(lines.length, 'line')}, in the order in which call-takers read them`}
      actions={
        !readOnly && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            loading={add.isPending}
            onClick={() => add.mutate({ briefingId: id })}
          >
            Add a line
          </Button>
        )
      }
    >
      <ol className={ruled.list}>
        {lines.map((line, at) =>
          readOnly ? (
            <BriefingLineText key={line.id} line={line} />
          ) : (
            <BriefingLineRow
              key={line.id}
              line={line}
              at={at}
              last={at === lines.length - 1}
              reread={reread}
            />
          ),
        )}
      </ol>
    </Section>
  )
}
