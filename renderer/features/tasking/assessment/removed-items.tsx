import { Button, Group, Text } from '@mantine/core'
import type { Assessment } from '#shared/features/tasking/assessment.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { formatInstant } from '../../../ui/dates.ts'
import ruled from '../../../ui/ruled-list.module.css'
import { Section } from '../../../ui/section.tsx'

/** What was taken out, by whom and why, and the way back while it is a draft. */
export function RemovedItems({ assessment }: { assessment: Assessment }) {
  const mayWrite = useMayCall('tasking.restoreAssessmentItem') && assessment.status === 'draft'
  const restore = useCommand('tasking.restoreAssessmentItem')
  const removed = assessment.list.filter(item => item.removed !== null)
  if (removed.length === 0) return null
  return (
    <Section title="Removed items">
      <ul className={ruled.wide}>
        {removed.map(item => (
          <li key={item.id}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <div>
                <Text>{item.title}</Text>
                <Text size="xs" c="dimmed">
                  {item.removed?.reason} ({item.removed?.by}, {item.removed && formatInstant(item.removed.at)}
                  )
                </Text>
              </div>
              {mayWrite && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  flex="none"
                  aria-label={`Bring back ${item.title}`}
                  onClick={() => restore.mutate({ assessmentItemId: item.id, version: item.version })}
                >
                  Bring back
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </Section>
  )
}
