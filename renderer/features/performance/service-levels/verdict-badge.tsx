import { Badge } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleX, IconHelpCircle } from '@tabler/icons-react'
import { type Verdict, verdictRule, verdictWords } from '#shared/features/performance/service-level-rules.ts'

const looks = {
  met: { color: 'green', Icon: IconCircleCheck },
  missed: { color: 'red', Icon: IconCircleX },
  unclear: { color: 'gray', Icon: IconHelpCircle },
  few: { color: 'gray', Icon: IconHelpCircle },
  nothing: { color: 'gray', Icon: IconCircleDashed },
} as const

/** Whether a promise was kept, in words, with a sign of its own; its rule stands on the page. */
export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { color, Icon } = looks[verdict]
  return (
    <Badge
      variant="light"
      color={color}
      title={verdictRule}
      leftSection={<Icon size={14} aria-hidden />}
      styles={{ label: { textTransform: 'none' } }}
    >
      {verdictWords[verdict]}
    </Badge>
  )
}
