import { Text } from '@mantine/core'
import type { BriefingLine } from '#shared/features/briefings/briefing.ts'
import styles from './briefings.module.css'
import { LeadsTo } from './leads-to.tsx'

/** One place of a briefing as it was handed out. */
export function BriefingLineText({ line }: { line: BriefingLine }) {
  return (
    <li className={styles.read}>
      <div>
        <Text fw={600}>{line.place}</Text>
        <Text className={styles.long!}>{line.what}</Text>
      </div>
      <Text className={styles.long!}>{line.ask}</Text>
      <div>
        <Text fw={600}>{line.owner}</Text>
        <Text>{line.contact}</Text>
        <LeadsTo line={line} />
      </div>
    </li>
  )
}
