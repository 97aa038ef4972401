import { Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { MappingSpec } from '#shared/features/imports/contract.ts'
import { type Need, needsOf } from './field-words.ts'
import styles from './mapping.module.css'

const signs = {
  met: { icon: IconCircleCheck, colour: 'var(--mantine-color-green-light-color)', words: '' },
  missing: { icon: IconCircleX, colour: 'var(--mantine-color-error)', words: 'needed: ' },
  without: { icon: IconAlertTriangle, colour: 'var(--mantine-color-yellow-light-color)', words: '' },
} as const satisfies Record<Need['state'], unknown>

/** What an incident needs, and the columns that give it. */
export function NeedsList({ mapping }: { mapping: MappingSpec }) {
  return (
    <ul className={styles.needs} aria-label="What an incident needs">
      {needsOf(mapping).map(({ what, state, words }) => {
        const { icon: Picture, colour, words: sign } = signs[state]
        return (
          <li key={what} className={styles.need}>
            <Picture size={15} aria-hidden color={colour} />
            <Text>
              <b>{what}</b> {sign}
              {words}
            </Text>
          </li>
        )
      })}
    </ul>
  )
}
