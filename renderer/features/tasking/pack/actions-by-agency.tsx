import { Badge, Group, Stack, Text } from '@mantine/core'
import type { Action } from '#shared/features/tasking/action.ts'
import { countOf } from '../../../ui/counts.ts'
import { Section } from '../../../ui/section.tsx'
import { DueWords } from '../due-words.tsx'
import styles from './pack.module.css'

/** What each agency still owes, with what is overdue said in words. */
export function ActionsByAgency({ actions }: { actions: readonly Action[] }) {
  const overdue = actions.filter(action => action.overdue).length
  const agencies = Map.groupBy(actions, ({ agencyName }) => agencyName)
  return (
    <Section
      title="Actions open and overdue"
      about={`${countOf(actions.length, 'action')} open, ${overdue === 0 ? 'none' : overdue} overdue`}
    >
      <Stack gap="sm">
        {[...agencies].map(([agency, its]) => (
          <div key={agency}>
            <Text fw={600}>
              {agency}: {countOf(its.length, 'action')}
            </Text>
            <ul className={styles.actions}>
              {its.map(action => (
                <li key={action.id}>
                  <Group gap="xs">
                    <Badge color="gray">{action.number}</Badge>
                    <Text>{action.what}</Text>
                    <Text c="dimmed">{action.owner}</Text>
                    <Text component="span">
                      <DueWords action={action} />
                    </Text>
                    {action.carriedForward > 0 && (
                      <Text size="xs" c="dimmed">
                        carried forward {countOf(action.carriedForward, 'time')}
                      </Text>
                    )}
                  </Group>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Stack>
    </Section>
  )
}
