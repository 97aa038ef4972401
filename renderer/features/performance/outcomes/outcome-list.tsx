import { Anchor, Badge, Group, Text } from '@mantine/core'
import { Link } from 'react-router'
import { outcomeWords } from '#shared/features/performance/outcome-rules.ts'
import type { Measured, Outcome } from '#shared/features/performance/outcomes.ts'
import { resultNames } from '#shared/features/profiles/life-rules.ts'
import { CountLink, type MapOf } from '../../../client/count-link.tsx'
import { countOf, formatFigure, unbroken } from '../../../ui/counts.ts'
import { formatDay } from '../../../ui/dates.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { changeWords } from '../change-words.ts'
import styles from '../performance.module.css'

type OutcomeListProps = { profiles: readonly Outcome[]; mapOf: MapOf; short?: boolean }

/** Each adopted profile with what can be said of it. */
export function OutcomeList({ profiles, mapOf, short = false }: OutcomeListProps) {
  if (profiles.length === 0) {
    return <Text c="dimmed">No profile was adopted yet: the group does that at its meeting.</Text>
  }
  return (
    <ul className={styles.list}>
      {profiles.map(profile => (
        <li key={profile.profileId}>
          <OneOutcome profile={profile} mapOf={mapOf} short={short} />
        </li>
      ))}
    </ul>
  )
}

function OneOutcome({ profile, mapOf, short }: { profile: Outcome; mapOf: MapOf; short: boolean }) {
  const { profileId, number, title, adoptedOn, closedOn, result, verdict, measured, actions } = profile
  const { label, meaning } = outcomeWords[verdict]
  const all = actions.done + actions.open + actions.overdue + actions.cancelled
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Anchor component={Link} to={`/profiles/${profileId}`} fw={600} fz="inherit">
          {number} {title}
        </Anchor>
        <Badge variant="default" style={{ flexShrink: 0 }}>
          {label}
        </Badge>
      </Group>
      {'unavailable' in measured ? (
        <Text fz="inherit">{measured.unavailable}</Text>
      ) : (
        <Rates measured={measured} mapOf={mapOf} number={number} />
      )}
      <Text fz="inherit" c="dimmed">
        {verdict !== 'too-soon' && `${meaning} `}
        {`Adopted ${formatDay(adoptedOn)}${closedOn ? `, closed ${formatDay(closedOn)}` : ''}${closedOn && result ? ` as “${resultNames[result]}”` : ''}. `}
        {all > 0 &&
          `${countOf(all, 'action')}: ${actions.done} done, ${actions.open} open, ${actions.overdue} overdue, ${actions.cancelled} cancelled.`}
      </Text>
      {!short && !('unavailable' in measured) && <InFull measured={measured} mapOf={mapOf} />}
    </>
  )
}

type MeasuredProps = { measured: Measured; mapOf: MapOf }

function Rates({ measured, mapOf, number }: MeasuredProps & { number: string }) {
  const { before, after } = measured
  return (
    <Text fz="inherit">
      {perMonth(before.perMonth)} a month before (
      <CountLink
        count={before.count}
        filter={before.filter}
        mapOf={mapOf}
        about={`${number} before adoption`}
      />
      {` calls in ${before.months}), ${perMonth(after.perMonth)} since (`}
      <CountLink count={after.count} filter={after.filter} mapOf={mapOf} about={`${number} since adoption`} />
      {` in ${after.months}): `}
      <strong className={styles.counts}>{changeWords(measured)}</strong>
    </Text>
  )
}

function InFull({ measured: { sentences, caveats, grounds }, mapOf }: MeasuredProps) {
  return (
    <Disclosure label="Displacement, tests and caveats">
      {sentences.map(sentence => (
        <Text key={sentence} mb={4}>
          {unbroken(sentence)}
        </Text>
      ))}
      {grounds.map(({ label, before, after, beforeFilter, afterFilter }) => (
        <Text key={label}>
          {label}: <CountLink count={before} filter={beforeFilter} mapOf={mapOf} about={`${label}, before`} />
          {' before, '}
          <CountLink count={after} filter={afterFilter} mapOf={mapOf} about={`${label}, after`} />
          {' after'}
        </Text>
      ))}
      {caveats.map(caveat => (
        <Text key={caveat} size="xs" c="dimmed" mt={4}>
          {caveat}
        </Text>
      ))}
    </Disclosure>
  )
}

const perMonth = (rate: number) => formatFigure(rate, 1)
