import { Button } from '@mantine/core'
import { IconRoute } from '@tabler/icons-react'
import { Link } from 'react-router'
import { useMayCall } from '../../../client/use-bureau.ts'

/** The way from a problem profile to its trace. */
export function TraceLink({ profileId }: { profileId: number }) {
  if (!useMayCall('tasking.trace')) return null
  return (
    <Button
      component={Link}
      to={`/tasking/trace/profile/${profileId}`}
      variant="default"
      leftSection={<IconRoute size={16} aria-hidden />}
    >
      Trace
    </Button>
  )
}
