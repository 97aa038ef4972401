import { EmptyState as MantineEmptyState } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type EmptyStateProps = {
  icon: Icon
  title: string
  /** 1 where it is all there is on the page. */
  order?: 1 | 2
  /** What to do next, in a sentence. */
  next: ReactNode
  /** Buttons that do it. */
  children?: ReactNode
}

/** Nothing to show yet: says why, and what to do next. */
export function EmptyState({ icon: Picture, title, order = 2, next, children }: EmptyStateProps) {
  return (
    <MantineEmptyState
      size="sm"
      p="xl"
      maw="32rem"
      mx="auto"
      icon={<Picture size={28} stroke={1.5} aria-hidden />}
      title={order === 1 ? <h1 style={{ font: 'inherit', margin: 0 }}>{title}</h1> : title}
      description={next}
    >
      {children && <MantineEmptyState.Actions>{children}</MantineEmptyState.Actions>}
    </MantineEmptyState>
  )
}
