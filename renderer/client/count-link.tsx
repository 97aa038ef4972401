import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Filter } from '#shared/features/incidents/filter.ts'
import { formatCount } from '../ui/counts.ts'

/** Where the map with the incidents of a filter is. */
export type MapOf = (filter: Filter) => string

type CountLinkProps = { count: number; filter: Filter | null; mapOf: MapOf; about: string }

/** A count that leads to its incidents; of none there is nothing to lead to. */
export function CountLink({ count, filter, mapOf, about }: CountLinkProps) {
  if (count === 0 || filter === null) return <Text span>{formatCount(count)}</Text>
  return (
    <Anchor
      component={Link}
      to={mapOf(filter)}
      fz="inherit"
      underline="always"
      aria-label={`${formatCount(count)}: ${about}, on the map`}
    >
      {formatCount(count)}
    </Anchor>
  )
}
