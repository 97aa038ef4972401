import { Anchor, Stack } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { type TraceStart, traceStarts } from '#shared/features/tasking/trace.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { TraceView } from './trace-view.tsx'

/** From anything back to its calls and on to what was reported. */
export function TracePage({ mapOf }: { mapOf: (filter: Filter) => string }) {
  const { kind = 'profile', id = '0' } = useParams()
  const start: TraceStart = traceStarts.find(one => one === kind) ?? 'profile'
  const trace = useQuestion('tasking.trace', { kind: start, id: Number(id) })
  useHelpTopic('trace')
  return (
    <Page>
      <PageHeader
        title="Trace"
        about="From the calls to what was reported, in the order of time. Every step leads to where it stands."
        actions={
          <>
            {start === 'profile' && (
              <Anchor component={Link} to={`/profiles/${id}`}>
                The profile
              </Anchor>
            )}
            <HelpButton topic="trace" about="The trace" />
          </>
        }
      />
      <Answered question={trace}>
        {({ here, traces }) =>
          traces.length === 0 ? (
            <EmptyState
              icon={IconRoute}
              title="Nothing to follow yet"
              next="No problem profile has come of it. Put it before the group, or make a profile of it."
            />
          ) : (
            <Stack gap="md">
              {traces.map(one => (
                <TraceView key={one.profile?.id ?? 0} trace={one} here={here} mapOf={mapOf} />
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  )
}
