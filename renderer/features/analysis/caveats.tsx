import { Alert, List, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { countOf } from '../../ui/counts.ts'
import { Disclosure } from '../../ui/disclosure.tsx'

const mostAtOnce = 2

/** What to beware of: the first at once, the others behind a line that counts them. */
export function Caveats({ caveats }: { caveats: readonly string[] }) {
  if (caveats.length === 0) return null
  const later = caveats.slice(mostAtOnce)
  return (
    <Alert
      color="yellow"
      p={6}
      mt={6}
      icon={<IconAlertTriangle size={16} aria-hidden />}
      aria-label="Caveats"
    >
      <Listed caveats={caveats.slice(0, mostAtOnce)} />
      {later.length > 0 && (
        <Disclosure label={`${countOf(later.length, 'more caveat')}`}>
          <Listed caveats={later} />
        </Disclosure>
      )}
    </Alert>
  )
}

function Listed({ caveats }: { caveats: readonly string[] }) {
  return (
    <List size="xs" spacing={2} listStyleType="none">
      {caveats.map(caveat => (
        <List.Item key={caveat}>
          <Text size="xs" c="var(--mantine-color-text)">
            {caveat}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}
