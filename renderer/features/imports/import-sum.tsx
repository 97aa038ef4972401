import { Text } from '@mantine/core'
import type { ImportSummary } from '#shared/features/imports/contract.ts'
import { sumsUp } from '#shared/features/imports/rules.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import styles from './imports.module.css'

/** The sum that must hold, large: read = loaded + rejected + duplicate. */
export function ImportSum({ found }: { found: ImportSummary }) {
  const { read, loaded, rejected, duplicate, unplaced, uncoded } = found
  return (
    <section aria-label="What became of every row">
      <div className={styles.sum}>
        <Term count={read} label="read" />
        <Sign sign="=" />
        <Term count={loaded} label="loaded" />
        <Sign sign="+" />
        <Term count={rejected} label="rejected" />
        <Sign sign="+" />
        <Term count={duplicate} label="duplicate" />
      </div>
      <Text c="dimmed" mt={6}>
        {sumsUp(found) ? '' : 'These do not add up: run the integrity check under Settings. '}
        Of those loaded, {countOf(unplaced, 'incident')} could not be placed and {formatCount(uncoded)} could
        not be coded. All are kept and counted.
      </Text>
    </section>
  )
}

function Term({ count, label }: { count: number; label: string }) {
  return (
    <div className={styles.term}>
      <span className={styles.figure}>{formatCount(count)}</span> <span>{label}</span>
    </div>
  )
}

function Sign({ sign }: { sign: string }) {
  return <span className={styles.sign}>{sign}</span>
}
