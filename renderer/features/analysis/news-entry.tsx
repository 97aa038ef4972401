import { Anchor, Badge, Button, Group, Text } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { NewsItem } from '#shared/features/analysis/news.ts'
import { useMay, useMayCall } from '../../client/use-bureau.ts'
import { useCommand } from '../../client/use-desk.ts'
import { countOf, unbroken } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { certaintyInWords, newsKindWords } from './news-words.ts'
import { PutBeforeGroup } from './put-before-group.tsx'
import { SetAside } from './set-aside.tsx'

type NewsEntryProps = {
  item: NewsItem
  /** Address of the map with its incidents. */
  map: string
}

/** Something new: what it is, how sure that is, and what can be done with it. */
export function NewsEntry({ item, map }: NewsEntryProps) {
  const mayDecide = useMayCall('analysis.decideNews')
  const mayMap = useMay('incidents.read')
  const decide = useCommand('analysis.decideNews')
  const { id, version, title, sentence, q, status } = item
  return (
    <article aria-label={title}>
      <Group gap={6} mb={2} align="center">
        <Text fw={600} component="h3" size="sm" m={0}>
          {title}
        </Text>
        <Group gap={6} wrap="nowrap">
          <Badge variant="light" color={status === 'new' ? 'blue' : 'gray'} radius="sm" tt="none" fw={500}>
            {newsKindWords[item.kind]}
          </Badge>
          {status === 'new' && (
            <Badge variant="filled" color="blue" radius="sm" tt="none" fw={500}>
              New
            </Badge>
          )}
        </Group>
      </Group>
      <Text>{unbroken(sentence)}</Text>
      <Text size="xs" c="dimmed">
        {certaintyInWords(q)}
        {q === null ? '' : ` q ${q < 0.001 ? '< 0.001' : `= ${q.toFixed(3)}`}`}
      </Text>
      <Group gap="xs" mt={6}>
        {mayMap && (
          <Button
            component={Link}
            to={map}
            variant="default"
            size="compact-sm"
            leftSection={<IconMap2 size={15} aria-hidden />}
            aria-label={`Show on the map: ${countOf(item.count, 'incident')}, ${title}`}
          >
            Show on the map
          </Button>
        )}
        <PutBeforeGroup size="compact-sm" title={title} filter={{ newsItemId: id }} />
        {mayDecide && status === 'new' && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => decide.mutate({ newsItemId: id, version, status: 'seen' })}
          >
            Mark as seen
          </Button>
        )}
        {mayDecide && <SetAside item={item} />}
      </Group>
    </article>
  )
}

/** Something new that was set aside: why, by whom, and the way back. */
export function SetAsideEntry({ item, map }: NewsEntryProps) {
  const mayDecide = useMayCall('analysis.decideNews')
  const decide = useCommand('analysis.decideNews')
  const { id, version, title, reason, decidedBy, decidedAt } = item
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <div>
        <Anchor component={Link} to={map}>
          {title}
        </Anchor>
        <Text size="xs" c="dimmed">
          {newsKindWords[item.kind]} · {reason} ({decidedBy}
          {decidedAt && `, ${formatInstant(decidedAt)}`})
        </Text>
      </div>
      {mayDecide && (
        <Button
          variant="subtle"
          size="compact-sm"
          flex="none"
          aria-label={`Bring back ${title}`}
          onClick={() => decide.mutate({ newsItemId: id, version, status: 'seen' })}
        >
          Bring back
        </Button>
      )}
    </Group>
  )
}
