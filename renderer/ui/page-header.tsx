import { Box, Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

type PageHeaderProps = {
  title: string
  /** One quiet line under the title: number, status, freshness. */
  about?: ReactNode
  /** What can be done here, most usual last. */
  actions?: ReactNode
}

/** The head of a page. Its title is the page's one first-level heading. */
export function PageHeader({ title, about, actions }: PageHeaderProps) {
  return (
    <Group justify="space-between" align="center" mb="md" wrap="nowrap">
      {/* Buttons give way to a second row before the title does. */}
      <Box flex="1 0 min(32rem, 50%)" maw="100%" miw={0}>
        <Title order={1}>{title}</Title>
        {about && (
          <Text component="div" size="sm" c="dimmed">
            {about}
          </Text>
        )}
      </Box>
      {actions && (
        <Group gap="xs" justify="flex-end">
          {actions}
        </Group>
      )}
    </Group>
  )
}
