import type { CallName } from '../../client/names.ts'
import { needsOf } from '../../client/names.ts'
import { useBureau } from '../../client/use-bureau.ts'
import { PageLinks } from '../../ui/page-links.tsx'

/** Each page with what it asks for: who may not ask is not offered it. */
const pages: { to: string; label: string; asks: CallName }[] = [
  { to: '/performance', label: 'Overview', asks: 'settings.bureau' },
  { to: '/performance/measures', label: 'Measures', asks: 'performance.measures' },
  { to: '/performance/surveys', label: 'Surveys', asks: 'performance.surveys' },
]

/** The pages of performance, as far as the person may see them. */
export function PerformanceLinks() {
  const { person } = useBureau()
  const links = pages.filter(({ asks }) => person.permissions.includes(needsOf(asks)))
  return <PageLinks label="Performance" links={links.map(({ to, label }) => ({ to, label }))} />
}
