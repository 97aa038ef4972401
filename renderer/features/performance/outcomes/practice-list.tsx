import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { EvidenceKind } from '#shared/features/library/rules.ts'
import type { Practice } from '#shared/features/performance/outcomes.ts'
import { resultNames } from '#shared/features/profiles/life-rules.ts'
import { unbroken } from '../../../ui/counts.ts'
import styles from '../performance.module.css'

const evidenceWords: Record<EvidenceKind, string> = {
  none: 'not measured',
  counted: 'counted before and after',
  compared: 'compared with like ground',
  published: 'published elsewhere',
}

/** Entries of the library that worked, with what stands behind them. */
export function PracticeList({ practice }: { practice: readonly Practice[] }) {
  if (practice.length === 0) {
    return (
      <Text c="dimmed">Nothing in the library was measured and worked. Close a profile with its result.</Text>
    )
  }
  return (
    <ul className={styles.list}>
      {practice.map(({ id, number, title, result, evidenceKind, evidence }) => (
        <li key={id}>
          <Text fz="inherit">
            <Anchor component={Link} to={pathOf(id)} fw={600} fz="inherit" underline="always">
              {number} {title}
            </Anchor>
            {` · ${resultNames[result]}, ${evidenceWords[evidenceKind]}`}
          </Text>
          <Text fz="inherit" c="dimmed">
            {unbroken(evidence)}
          </Text>
        </li>
      ))}
    </ul>
  )
}

const pathOf = (id: string) =>
  id.startsWith('profile ') ? `/profiles/${id.slice('profile '.length)}` : '/briefings/library'
