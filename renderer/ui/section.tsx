import { Box, Card, Group, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

type SectionProps = {
  title: string
  /** One quiet line beside the title. */
  about?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A titled part of a page. */
export function Section({ title, about, actions, children }: SectionProps) {
  const id = useId()
  return (
    <Card withBorder padding="sm" component="section" aria-labelledby={id}>
      <Group justify="space-between" mb="xs" wrap="nowrap" align="flex-start" mih={26}>
        <Box miw={0}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {about && (
            <Text component="div" size="xs" c="dimmed">
              {about}
            </Text>
          )}
        </Box>
        {actions && (
          <Group gap="xs" wrap="nowrap">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Card>
  )
}
