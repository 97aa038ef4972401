import { type CallName, needsOf } from '../../client/names.ts'
import { useBureau } from '../../client/use-bureau.ts'
import { PageLinks } from '../../ui/page-links.tsx'
import { usePeriods } from './use-periods.ts'

/** Each page with what it asks for: who may not ask is not offered it. */
const pages: { to: string; label: string; asks: CallName }[] = [
  { to: '/performance', label: 'Overview', asks: 'performance.health' },
  { to: '/performance/service-levels', label: 'Service levels', asks: 'performance.serviceLevels' },
  { to: '/performance/measures', label: 'Measures', asks: 'performance.measures' },
  { to: '/performance/surveys', label: 'Surveys', asks: 'performance.surveys' },
  { to: '/performance/channel-shift', label: 'Channel shift', asks: 'performance.channelShift' },
  { to: '/performance/outcomes', label: 'Outcomes', asks: 'performance.outcomes' },
  { to: '/performance/partnership', label: 'Partnership', asks: 'performance.health' },
  { to: '/performance/board', label: 'Board', asks: 'performance.board' },
]

/** The pages of performance, as far as the person may see them; the period goes along from one to the next. */
export function PerformanceLinks() {
  const { person } = useBureau()
  const { address } = usePeriods()
  const links = pages.filter(({ asks }) => person.permissions.includes(needsOf(asks)))
  return (
    <PageLinks label="Performance" links={links.map(({ to, label }) => ({ to: `${to}${address}`, label }))} />
  )
}
