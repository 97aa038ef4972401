import { Drawer, Stack, Text, Timeline, Title } from '@mantine/core'
import { useState } from 'react'
import type { Category } from '#shared/features/imports/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { formatInstant } from '../../ui/dates.ts'
import { tableInWords } from './dated-codes.ts'
import { DatedCodesForm } from './dated-codes-form.tsx'
import { useSchemes } from './use-schemes.ts'

type CategoryDrawerProps = { category: Category | null; onClose: () => void }

/** One category: what it stands for from when on, and who decided so. */
export function CategoryDrawer({ category: chosen, onClose }: CategoryDrawerProps) {
  const mayWrite = useMayCall('imports.saveCategoryCodes')
  // The last one stays while the drawer slides away, or it would go without a name.
  const [category, setCategory] = useState(chosen)
  if (chosen && chosen !== category) setCategory(chosen)
  return (
    <Drawer
      opened={chosen !== null}
      onClose={onClose}
      size={560}
      title={<Title order={2}>{category?.words}</Title>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {category && (
        <Stack gap="lg">
          <Text c="dimmed">
            {category.sourceName}, {countOf(category.count, 'incident')}. Each counts under the code that
            holds on the day it began. Analyses already made keep the codes of their time.
          </Text>
          {mayWrite && <DatedCodesForm key={category.id} category={category} onSaved={onClose} />}
          <History categoryId={category.id} />
        </Stack>
      )}
    </Drawer>
  )
}

function History({ categoryId }: { categoryId: number }) {
  const history = useQuestion('imports.categoryHistory', { categoryId })
  const { nameOf } = useSchemes()
  return (
    <Stack gap="xs">
      <Title order={3}>History</Title>
      <Answered question={history} height={80}>
        {changes =>
          changes.length === 0 ? (
            <Text c="dimmed">Nothing was decided yet.</Text>
          ) : (
            <Timeline bulletSize={12} lineWidth={2} active={changes.length}>
              {changes.map(({ at, by, added, removed }) => (
                <Timeline.Item key={at}>
                  {added.length > 0 && <Text>Set: {tableInWords(added, nameOf)}</Text>}
                  {removed.length > 0 && <Text>Taken away: {tableInWords(removed, nameOf)}</Text>}
                  <Text size="xs" c="dimmed">
                    {by === '' ? 'Before codes had dates' : `${by}, ${formatInstant(at)}`}
                  </Text>
                </Timeline.Item>
              ))}
            </Timeline>
          )
        }
      </Answered>
    </Stack>
  )
}
