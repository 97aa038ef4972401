import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { TraceStart } from '#shared/features/tasking/trace.ts'
import { useMayCall } from '../../../client/use-bureau.ts'

/** The way from anything to its trace, for those who may follow it. */
export function TraceLink({ kind, id }: { kind: TraceStart; id: number }) {
  if (!useMayCall('tasking.trace')) return null
  return (
    <Button
      component={Link}
      to={`/tasking/trace/${kind}/${id}`}
      variant="default"
      flex="none"
      leftSection={<IconRoute size={16} aria-hidden />}
    >
      Trace
    </Button>
  )
}
