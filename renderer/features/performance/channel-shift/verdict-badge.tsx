import { Badge } from '@mantine/core'
import {
  IconArrowsShuffle,
  IconEqual,
  IconQuestionMark,
  IconTrendingDown,
  IconTrendingUp,
} from '@tabler/icons-react'
import type { ShiftVerdict } from '#shared/features/performance/channel-shift.ts'

const verdicts: Record<ShiftVerdict, { label: string; Picture: typeof IconEqual }> = {
  shift: { label: 'Shift', Picture: IconArrowsShuffle },
  fall: { label: 'Fall', Picture: IconTrendingDown },
  rise: { label: 'Rise', Picture: IconTrendingUp },
  'fall-and-shift': { label: 'Fall and shift', Picture: IconTrendingDown },
  'rise-and-shift': { label: 'Rise and shift', Picture: IconTrendingUp },
  none: { label: 'No change shown', Picture: IconEqual },
  'too-few': { label: 'Too few to tell', Picture: IconQuestionMark },
}

/** What became of a theme, in a word: said by the word and a picture, not by a colour. */
export function VerdictBadge({ verdict }: { verdict: ShiftVerdict }) {
  const { label, Picture } = verdicts[verdict]
  const told = verdict !== 'none' && verdict !== 'too-few'
  return (
    <Badge
      color={told ? 'desk' : 'gray'}
      variant={told ? 'light' : 'default'}
      leftSection={<Picture size={14} aria-hidden />}
      w={164}
      style={{ flexShrink: 0 }}
    >
      {label}
    </Badge>
  )
}
