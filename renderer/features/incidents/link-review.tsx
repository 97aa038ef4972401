import { Button, Group, Kbd, Stack } from '@mantine/core'
import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { IconClock, IconLink, IconUnlink } from '@tabler/icons-react'
import type { LinkDecision } from '#shared/features/incidents/links.ts'
import { LinkMap } from './link-map.tsx'
import { LinkScore, PairTable, type Suggestion } from './link-pair.tsx'
import styles from './links.module.css'

type LinkReviewProps = {
  suggestion: Suggestion
  onDecide: (decision: LinkDecision) => void
}

/** One pair, and what can be said of it: with the mouse, or by its letter. */
export function LinkReview({ suggestion, onDecide }: LinkReviewProps) {
  const letters: HotkeyItem[] = [
    ['l', () => onDecide('linked')],
    ['n', () => onDecide('not-the-same')],
    ['k', () => onDecide('later')],
  ]
  // Also while the period is focused: nothing is written on this page that a letter could belong to.
  useHotkeys(letters, [])
  const say = (decision: LinkDecision) => ({ onClick: () => onDecide(decision) })
  return (
    <div className={styles.review}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start">
          <LinkScore suggestion={suggestion} />
          <Group gap="xs" wrap="nowrap">
            <Button
              leftSection={<IconLink size={16} aria-hidden />}
              rightSection={<Kbd>L</Kbd>}
              aria-keyshortcuts="L"
              {...say('linked')}
            >
              Link
            </Button>
            <Button
              variant="default"
              leftSection={<IconUnlink size={16} aria-hidden />}
              rightSection={<Kbd>N</Kbd>}
              aria-keyshortcuts="N"
              {...say('not-the-same')}
            >
              Not the same
            </Button>
            <Button
              variant="default"
              leftSection={<IconClock size={16} aria-hidden />}
              rightSection={<Kbd>K</Kbd>}
              aria-keyshortcuts="K"
              {...say('later')}
            >
              Later
            </Button>
          </Group>
        </Group>
        <PairTable {...suggestion} />
      </Stack>
      <LinkMap incident={suggestion.incident} other={suggestion.other} />
    </div>
  )
}
