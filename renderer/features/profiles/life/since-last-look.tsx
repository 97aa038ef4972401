import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useDesk } from '../../../client/use-desk.ts'
import { countOf } from '../../../ui/counts.ts'
import { formatInstant } from '../../../ui/dates.ts'

type SinceLastLookProps = { profileId: number; mapOf: (filter: Filter) => string }

/** How many incidents came since this person last opened the profile; opening it is a look. */
export function SinceLastLook({ profileId, mapOf }: SinceLastLookProps) {
  const client = useDesk()
  // Asked once for each opening: to ask again would be to look again, and then nothing would be new.
  const looked = useQuery({
    queryKey: ['look', profileId],
    queryFn: () => client.profiles.look({ profileId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (!looked.data?.since) return null
  const { since, incidents, filter } = looked.data
  const words = `${countOf(incidents, 'incident')} new or told anew`
  return (
    <Text size="xs" c="dimmed" component="p" m={0}>
      Since your last look, {formatInstant(since)}:{' '}
      {filter ? (
        <Anchor component={Link} to={mapOf(filter)} size="xs" underline="always">
          {words}
        </Anchor>
      ) : (
        'no new incidents'
      )}
    </Text>
  )
}
