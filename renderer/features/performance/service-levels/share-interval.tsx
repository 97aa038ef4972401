import type { LevelShare } from '#shared/features/performance/service-levels.ts'
import styles from './share-interval.module.css'

type ShareIntervalProps = { share: LevelShare; sharePercent: number }

/** A share with its interval on a line from none to all, and the target across it. The same stands beside it in words. */
export function ShareInterval({ share: { kept, of, lower, upper }, sharePercent }: ShareIntervalProps) {
  if (of === 0) return null
  const at = (share: number) => `${(100 * share).toFixed(2)}%`
  return (
    <svg className={styles.scale} aria-hidden="true">
      <line className={styles.base} x1="0%" x2="100%" y1="9" y2="9" />
      <line className={styles.interval} x1={at(lower)} x2={at(upper)} y1="9" y2="9" />
      <circle className={styles.share} cx={at(kept / of)} cy="9" r="3.5" />
      <line
        className={styles.target}
        x1={at(sharePercent / 100)}
        x2={at(sharePercent / 100)}
        y1="1"
        y2="17"
      />
    </svg>
  )
}
