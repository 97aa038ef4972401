import { Group, Text } from '@mantine/core'
import type { ShiftTheme } from '#shared/features/performance/channel-shift.ts'
import { unbroken } from '../../../ui/counts.ts'
import styles from '../performance.module.css'
import { VerdictBadge } from './verdict-badge.tsx'

/** A sentence for each theme, what can be told first. */
export function ShiftSentences({ themes, only }: { themes: readonly ShiftTheme[]; only?: number }) {
  const told = themes.filter(({ verdict }) => verdict !== 'none' && verdict !== 'too-few')
  const rest = themes.filter(theme => !told.includes(theme))
  return (
    <ul className={styles.list}>
      {[...told, ...rest].slice(0, only).map(({ key, label, verdict, sentence }) => (
        <li key={key}>
          <Group gap="sm" align="flex-start" wrap="nowrap">
            <VerdictBadge verdict={verdict} />
            <Text fz="inherit">
              <strong>{label}:</strong> {unbroken(sentence)}
            </Text>
          </Group>
        </li>
      ))}
    </ul>
  )
}
