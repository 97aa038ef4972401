import { Anchor, Badge } from '@mantine/core'
import { Link } from 'react-router'
import {
  type Became,
  type BecameState,
  type BecameStep,
  becameNames,
} from '#shared/features/tasking/became.ts'
import { useMay } from '../../../client/use-bureau.ts'
import { formatDay } from '../../../ui/dates.ts'
import styles from './assessment.module.css'

const colours: Record<BecameState, string> = {
  'not-flagged': 'gray',
  waiting: 'yellow',
  'on-agenda': 'blue',
  'dealt-with': 'green',
  withdrawn: 'gray',
}

export function BecameBadge({ became }: { became: Became }) {
  return (
    <Badge color={colours[became.state]} flex="none">
      {becameNames[became.state]}
    </Badge>
  )
}

/** What became of something, step by step, each leading to where it happened. */
export function BecameSteps({ became }: { became: Became }) {
  if (became.steps.length === 0) return null
  return (
    <ol className={styles.steps}>
      {became.steps.map(step => (
        <li key={`${step.on} ${step.kind} ${step.words}`}>
          {formatDay(step.on)}: <StepWords step={step} />
        </li>
      ))}
    </ol>
  )
}

function StepWords({ step }: { step: BecameStep }) {
  const mayRead = useMay('profiles.read')
  const to =
    step.kind === 'profile' && step.profileId !== null && mayRead
      ? `/profiles/${step.profileId}`
      : step.meetingId !== null
        ? `/tasking/meetings/${step.meetingId}`
        : null
  if (!to) return <>{step.words}</>
  return (
    <Anchor component={Link} size="xs" underline="always" to={to}>
      {step.words}
    </Anchor>
  )
}
