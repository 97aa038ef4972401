import { Answered } from '../../../client/answered.tsx'
import type { MapOf } from '../../../client/count-link.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { Concerns } from '../outcomes/concerns.tsx'
import { OutcomeList } from '../outcomes/outcome-list.tsx'
import { Card } from './card.tsx'

/** What became of adopted profiles. */
export function OutcomesCard({ mapOf }: { mapOf: MapOf }) {
  const question = useQuestion('performance.outcomes')
  if (!useMayCall('performance.outcomes')) return null
  return (
    <Card
      title="Adopted profiles"
      about="Calls a month before adoption and since, with the change and its 95 % interval."
      to="/performance/outcomes"
      leadsTo="In full"
    >
      <Answered question={question} height={160}>
        {({ profiles }) => <OutcomeList profiles={profiles} mapOf={mapOf} short />}
      </Answered>
    </Card>
  )
}

const ofEach = 2

/** What the board should know of. */
export function ConcernsCard({ mapOf }: { mapOf: MapOf }) {
  const question = useQuestion('performance.outcomes')
  if (!useMayCall('performance.outcomes')) return null
  return (
    <Card title="Areas of concern" to="/performance/outcomes" leadsTo="All, and what worked">
      <Answered question={question} height={160}>
        {({ concerns }) => <Concerns concerns={concerns} mapOf={mapOf} ofEach={ofEach} />}
      </Answered>
    </Card>
  )
}
