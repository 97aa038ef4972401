import type { Profile } from '#shared/features/profiles/contract.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { MonthBars } from '../../ui/month-bars.tsx'

/** Incidents by month: up to adoption as they were frozen, from then on as they come in. */
export function ProfileMonths({ profile }: { profile: Profile }) {
  const adopted = profile.adoptedOn !== null
  const live = useQuestion('incidents.byMonth', { filter: profile.filter }, { when: adopted })
  return (
    <MonthBars
      title="Incidents by month"
      months={live.data ?? profile.figures.months}
      dividedOn={live.data && profile.adoptedOn ? profile.adoptedOn : undefined}
      dividedBy="Adopted"
    />
  )
}
