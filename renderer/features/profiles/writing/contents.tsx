import { Button, Group, Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react'
import styles from './writing.module.css'

/** A part of the document as its list of contents shows it. */
export type Part = { key: string; label: string; written: boolean; count: number | null }

type ContentsProps = {
  parts: readonly Part[]
  allOpen: boolean
  onGo: (key: string) => void
  onAll: (open: boolean) => void
}

/** The parts of the document, and whether each is written: the way to any of them. */
export function Contents({ parts, allOpen, onGo, onAll }: ContentsProps) {
  const written = parts.filter(part => part.written).length
  return (
    <nav aria-label="Contents of the document">
      <Group justify="space-between" mb={4}>
        <Text size="xs" c="dimmed">
          {written} of {parts.length} parts written
        </Text>
        <Button variant="subtle" size="compact-xs" onClick={() => onAll(!allOpen)}>
          {allOpen ? 'Fold all' : 'Open all'}
        </Button>
      </Group>
      <ul className={styles.contents}>
        {parts.map(({ key, label, written: isWritten, count }) => (
          <li key={key}>
            <UnstyledButton className={styles.entry!} onClick={() => onGo(key)}>
              {isWritten ? (
                <IconCircleCheck size={15} aria-hidden className={styles.done} />
              ) : (
                <IconCircleDashed size={15} aria-hidden className={styles.open} />
              )}
              <span className={styles.name}>
                {label}
                <VisuallyHidden>{isWritten ? ', written' : ', not written'}</VisuallyHidden>
              </span>
              {count !== null && count > 0 && <span className={styles.count}>{count}</span>}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}
