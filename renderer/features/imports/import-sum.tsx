import { Anchor, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { ImportSummary } from '#shared/features/imports/contract.ts'
import { type RowOutcome, sumsUp } from '#shared/features/imports/rules.ts'
import { useMayCall } from '../../client/use-bureau.ts'
import { countOf, formatCount } from '../../ui/counts.ts'
import styles from './imports.module.css'

type ImportSumProps = {
  found: ImportSummary
  /** Shows the rows of an outcome; null where the person may not see them. */
  onShow: ((outcome: RowOutcome) => void) | null
}

/** The sum that must hold, large: read = loaded + rejected + duplicate. */
export function ImportSum({ found, onShow }: ImportSumProps) {
  const { read, loaded, rejected, duplicate, changed, flagged, skipped, unplaced, uncoded } = found
  const maySeeMap = useMayCall('incidents.rows')
  const show = (outcome: RowOutcome, count: number) =>
    onShow && count > 0 ? () => onShow(outcome) : undefined
  return (
    <section aria-label="What became of every row">
      <div className={styles.sum}>
        <Term count={read} label="read" />
        <Sign sign="=" />
        <Term
          count={loaded}
          label="loaded"
          about={changed > 0 ? `of which ${countOf(changed, 'new version')}` : ''}
          onShow={show('changed', changed)}
          to={
            maySeeMap && found.status === 'done' && loaded > 0
              ? `/map?import=${found.id}&tab=incidents`
              : null
          }
        />
        <Sign sign="+" />
        <Term count={rejected} label="rejected" onShow={show('rejected', rejected)} />
        <Sign sign="+" />
        <Term count={duplicate} label="duplicate" onShow={show('duplicate', duplicate)} />
      </div>
      {!sumsUp(found) && (
        <Text mt={6} c="var(--mantine-color-error)">
          <IconAlertTriangle size={15} aria-hidden style={{ verticalAlign: -2 }} /> These do not add up: run
          the integrity check under Settings.
        </Text>
      )}
      <ul className={styles.besides} aria-label="Besides">
        <Besides
          count={flagged}
          words={`${countOf(flagged, 'row')} loaded with a note`}
          onShow={show('flagged', flagged)}
        />
        <Besides
          count={skipped}
          words={`${countOf(skipped, 'line')} passed over: no rows`}
          onShow={show('skipped', skipped)}
        />
        <Besides
          count={unplaced}
          words={`${countOf(unplaced, 'incident')} could not be placed`}
          onShow={show('flagged', flagged)}
        />
        <li>
          {uncoded > 0 ? (
            <Anchor component={Link} to={`/imports/categories?source=${found.sourceId}`}>
              {countOf(uncoded, 'incident')} not coded
            </Anchor>
          ) : (
            'all incidents coded'
          )}
        </li>
      </ul>
    </section>
  )
}

type TermProps = {
  count: number
  label: string
  about?: string
  onShow?: (() => void) | undefined
  /** Where the rows counted are to be seen. */
  to?: string | null
}

function Term({ count, label, about = '', onShow, to = null }: TermProps) {
  return (
    <div className={styles.term}>
      <span className={styles.figure}>{formatCount(count)}</span>{' '}
      {to ? (
        <Anchor component={Link} to={to}>
          {label}
        </Anchor>
      ) : onShow && about === '' ? (
        <Anchor component="button" onClick={onShow} ta="left">
          {label}
        </Anchor>
      ) : (
        <span>{label}</span>
      )}
      {about !== '' &&
        (onShow ? (
          <Anchor component="button" size="xs" onClick={onShow} ta="left">
            {about}
          </Anchor>
        ) : (
          <Text size="xs" c="dimmed">
            {about}
          </Text>
        ))}
    </div>
  )
}

function Besides({
  count,
  words,
  onShow,
}: {
  count: number
  words: string
  onShow?: (() => void) | undefined
}) {
  return (
    <li>
      {count > 0 && onShow ? (
        <Anchor component="button" onClick={onShow}>
          {words}
        </Anchor>
      ) : (
        words
      )}
    </li>
  )
}

function Sign({ sign }: { sign: string }) {
  return <span className={styles.sign}>{sign}</span>
}
