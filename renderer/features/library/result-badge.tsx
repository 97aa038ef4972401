import { Badge } from '@mantine/core'
import type { LibraryResult } from '#shared/features/library/rules.ts'
import { resultNames } from '#shared/features/profiles/life-rules.ts'

const colors: Record<LibraryResult, string> = {
  worked: 'green',
  partly: 'desk',
  'no-effect': 'red',
  unclear: 'gray',
}

export function ResultBadge({ result }: { result: LibraryResult }) {
  return <Badge color={colors[result]}>{resultNames[result]}</Badge>
}
