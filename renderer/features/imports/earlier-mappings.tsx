import { Button, Menu, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'

type EarlierMappingsProps = { sourceId: number; onUse: (mapping: MappingSpec) => void }

const mostOffered = 20

/** The source's earlier mappings, to be used for a file whose header they do not fit by themselves. */
export function EarlierMappings({ sourceId, onUse }: EarlierMappingsProps) {
  const { data: versions = [] } = useQuestion('imports.mappings', { sourceId })
  if (versions.length === 0) return null
  return (
    <Menu position="bottom-start" width={380}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconHistory size={16} aria-hidden />}>
          Use an earlier mapping
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
        {versions.slice(0, mostOffered).map(({ id, number, madeAt, madeBy, mapping }) => (
          <Menu.Item key={id} onClick={() => onUse(mapping)}>
            {mapping.name}, version {number}
            <Text size="xs" c="dimmed">
              {formatInstant(madeAt)}
              {madeBy && ` by ${madeBy}`} · {countOf(mapping.header.length, 'column')}:{' '}
              {mapping.header.slice(0, 4).join(', ')}…
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
