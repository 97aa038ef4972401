import { Anchor, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { OneTrace } from '#shared/features/tasking/trace.ts'
import { useMay } from '../../../client/use-bureau.ts'
import { countOf } from '../../../ui/counts.ts'
import { Section } from '../../../ui/section.tsx'
import { TracePicture } from './trace-picture.tsx'
import { TraceTable } from './trace-table.tsx'

export type TraceViewProps = {
  trace: OneTrace
  here: string | null
  /** The map with the incidents of a filter. */
  mapOf: (filter: Filter) => string
}

/** One trace, as a picture or as a table. */
export function TraceView({ trace, here, mapOf }: TraceViewProps) {
  const [shown, setShown] = useState('picture')
  const mayMap = useMay('incidents.read')
  const { profile, filter } = trace
  const nodes = trace.nodes.map(node =>
    node.key === 'calls' && filter && mayMap ? { ...node, to: mapOf(filter) } : node,
  )
  const name = profile ? `${profile.number} ${profile.title}` : 'Not a problem profile yet'
  const label = `Trace of ${name}`
  return (
    <Section
      title={name}
      about={
        profile ? (
          <>
            {countOf(nodes.length, 'step')} ·{' '}
            <Anchor component={Link} size="xs" underline="always" to={`/profiles/${profile.id}`}>
              {profile.status}
            </Anchor>
          </>
        ) : (
          countOf(nodes.length, 'step')
        )
      }
      actions={
        <SegmentedControl
          aria-label={`How to show ${name}`}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'picture', label: 'Picture' },
            { value: 'table', label: 'Table' },
          ]}
        />
      }
    >
      <Stack gap="xs">
        {nodes.length === 0 && <Text c="dimmed">Nothing leads here and nothing came of it yet.</Text>}
        {nodes.length > 0 &&
          (shown === 'picture' ? (
            <TracePicture label={label} nodes={nodes} here={here} />
          ) : (
            <TraceTable label={label} nodes={nodes} here={here} />
          ))}
      </Stack>
    </Section>
  )
}
