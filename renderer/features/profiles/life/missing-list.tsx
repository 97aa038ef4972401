import { Alert, List } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'

type MissingListProps = { missing: readonly { key: string; words: string }[]; mayOverride: boolean }

/** What a profile lacks for its next step, before anybody tries. */
export function MissingList({ missing, mayOverride }: MissingListProps) {
  if (missing.length === 0) return null
  return (
    <Alert color="yellow" icon={<IconListCheck aria-hidden />} title="Not ready yet">
      <List size="sm">
        {missing.map(({ key, words }) => (
          <List.Item key={key}>{words}</List.Item>
        ))}
      </List>
      {mayOverride
        ? 'You may go on all the same: your reason stands in the history.'
        : 'Complete it first, or ask the bureau manager, who may go on with a reason.'}
    </Alert>
  )
}
