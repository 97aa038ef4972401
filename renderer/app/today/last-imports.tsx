import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { ImportSummary } from '#shared/features/imports/contract.ts'
import { formatCount } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'

const mostShown = 5

export function LastImports({ imports }: { imports: ImportSummary[] }) {
  const last = [...imports].sort((a, b) => b.startedAt.localeCompare(a.startedAt)).slice(0, mostShown)
  return (
    <Section title="Last imports">
      <ul className={ruled.close}>
        {last.map(each => (
          <li key={each.id}>
            <Anchor component={Link} to={`/imports/${each.id}`}>
              {each.fileName}
            </Anchor>
            {each.status === 'undone' && ' (undone)'}
            <Text size="xs" c="dimmed">
              {each.sourceName}, {formatInstant(each.startedAt)} · {formatCount(each.read)} read:{' '}
              {formatCount(each.loaded)} loaded, {formatCount(each.rejected)} rejected,{' '}
              {formatCount(each.duplicate)} duplicate
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}
