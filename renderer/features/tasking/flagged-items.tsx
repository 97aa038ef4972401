import { Anchor, Button, Group, ScrollArea, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Flag } from '#shared/features/tasking/assessment.ts'
import { useMay, useMayCall } from '../../client/use-bureau.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'
import { BecameBadge, BecameSteps } from './assessment/became.tsx'

type FlaggedItemsProps = {
  /** The map with the incidents of a filter. */
  mapOf: (filter: Filter) => string
}

/** What was put before the group, and what became of it; nothing at all where there is none. */
export function FlaggedItems({ mapOf }: FlaggedItemsProps) {
  const flags = useQuestion('tasking.flags')
  if (!flags.data?.length) return null
  const isOver = ({ became }: Flag) => became.state === 'dealt-with' || became.state === 'withdrawn'
  const [waiting, over] = [flags.data.filter(flag => !isOver(flag)), flags.data.filter(isOver)]
  return (
    <Section
      title="Put before the group"
      about={`${waiting.length || 'None'} waiting or on an agenda, ${over.length || 'none'} dealt with or withdrawn.`}
    >
      {waiting.length > 0 && <FlagList label="Waiting for the group" flags={waiting} mapOf={mapOf} />}
      {over.length > 0 && (
        <Disclosure label={`Dealt with or withdrawn (${over.length})`}>
          <FlagList label="Dealt with or withdrawn" flags={over} mapOf={mapOf} />
        </Disclosure>
      )}
    </Section>
  )
}

function FlagList({ label, flags, mapOf }: FlaggedItemsProps & { label: string; flags: Flag[] }) {
  return (
    <ScrollArea.Autosize mah={240} viewportProps={{ tabIndex: 0 }} type="auto">
      <ul className={ruled.close} aria-label={label}>
        {flags.map(flag => (
          <li key={flag.id}>
            <Flagged flag={flag} mapOf={mapOf} />
          </li>
        ))}
      </ul>
    </ScrollArea.Autosize>
  )
}

function Flagged({ flag, mapOf }: FlaggedItemsProps & { flag: Flag }) {
  const mayMap = useMay('incidents.read')
  const mayWithdraw = useMayCall('analysis.withdrawFlag')
  const withdraw = useCommand('analysis.withdrawFlag')
  const { id, version, title, note, filter, incidents, flaggedAt, flaggedBy, became } = flag
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Group gap={6}>
          {mayMap && filter && incidents !== null ? (
            <Anchor component={Link} to={mapOf(filter)} fw={600}>
              {title}
            </Anchor>
          ) : (
            <Text fw={600}>{title}</Text>
          )}
          <BecameBadge became={became} />
        </Group>
        {note && <Text>{note}</Text>}
        <Text size="xs" c="dimmed" component="div">
          {incidentsInWords(flag)}
          {flaggedBy}, {formatInstant(flaggedAt)}
          {flag.assessmentId !== null && (
            <>
              {' · '}
              <Anchor
                component={Link}
                size="xs"
                underline="always"
                to={`/tasking/assessment/${flag.assessmentId}`}
              >
                {flag.assessmentNumber}
              </Anchor>
            </>
          )}
        </Text>
        <BecameSteps became={became} />
        <Anchor component={Link} size="xs" to={`/tasking/trace/flag/${id}`} aria-label={`Trace: ${title}`}>
          Trace
        </Anchor>
      </div>
      {mayWithdraw && became.state === 'waiting' && (
        <Button
          variant="subtle"
          size="compact-sm"
          flex="none"
          aria-label={`Withdraw ${title}`}
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ flaggedItemId: id, version })}
        >
          Withdraw
        </Button>
      )}
    </Group>
  )
}

function incidentsInWords({ filter, incidents }: Flag): string {
  if (filter === null) return ''
  return `${incidents === null ? 'Its incidents cannot be found any more' : countOf(incidents, 'incident')} · `
}
