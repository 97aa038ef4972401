import { Badge, Stack, Text } from '@mantine/core'
import type { Minutes } from '#shared/features/tasking/minutes.ts'
import { formatDay } from '../../../ui/dates.ts'
import styles from './minutes.module.css'

/** The minutes of a meeting, and whether they are a draft or stand. */
export function MinutesText({ minutes: { text, approved } }: { minutes: Minutes }) {
  return (
    <Stack gap="xs">
      <div>
        {approved ? (
          <>
            <Badge color="green">Approved on {formatDay(approved.heldOn)}</Badge>
            {!approved.isSound && (
              <Text c="var(--mantine-color-error)" fw={600}>
                The text is no longer the one that was approved. Compare it with a backup.
              </Text>
            )}
          </>
        ) : (
          <Badge color="gray">Draft</Badge>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard. */}
      <div className={styles.text} tabIndex={0} role="document" aria-label="Text of the minutes">
        {text}
      </div>
    </Stack>
  )
}
