import { useState } from 'react'
import type { LinkDecision } from '#shared/features/incidents/links.ts'
import type { Input } from '../../client/names.ts'
import { useCommand, useQuestion } from '../../client/use-desk.ts'
import type { Suggestion } from './link-pair.tsx'

type Last = {
  suggestion: Suggestion
  decision: LinkDecision
  /** Of the decision that was made, null where none is kept. */
  version: number | null
}

const keyOf = ({ incident, other }: Suggestion) => `${incident.id} ${other.id}`

/** The pairs to review, one at a time: what was decided here is gone at once, before the queue is asked again. */
export function useLinkQueue(search: Input<'incidents.linkSuggestions'>) {
  const question = useQuestion('incidents.linkSuggestions', { ...search, limit: 50 }, { keepLast: true })
  const command = useCommand('incidents.decideLink')
  const [decidedAt, setDecidedAt] = useState<ReadonlyMap<string, number>>(new Map())
  const [last, setLast] = useState<Last | null>(null)
  const [shownFirst, setShownFirst] = useState<string | null>(null)

  const rows = question.data?.rows ?? []
  const left = rows.filter(row => (decidedAt.get(keyOf(row)) ?? 0) < question.dataUpdatedAt)
  const current = left.find(row => keyOf(row) === shownFirst) ?? left[0] ?? null
  const gone = rows.length - left.length

  async function send(suggestion: Suggestion, decision: LinkDecision | 'undecided', version: number | null) {
    const { incident, other } = suggestion
    try {
      return await command.mutateAsync({
        incidentId: incident.id,
        otherId: other.id,
        decision,
        ...(version === null ? {} : { version }),
      })
    } catch {
      // Said in the corner already; somebody else may have decided, so the queue is asked again.
      await question.refetch()
      return null
    }
  }

  return {
    question,
    current,
    last,
    isDeciding: command.isPending,
    remaining: Math.max(0, (question.data?.total ?? 0) - gone),
    later: question.data?.later ?? 0,
    async decide(decision: LinkDecision) {
      if (!current || command.isPending) return
      const made = await send(current, decision, current.putOff?.version ?? null)
      if (!made) return
      setDecidedAt(known => new Map(known).set(keyOf(current), Date.now()))
      setShownFirst(null)
      setLast({ suggestion: current, decision, version: made.version })
    },
    /** Takes the last decision back and shows its pair again. */
    async undo() {
      if (!last || command.isPending) return
      const before = last.suggestion.putOff ? 'later' : 'undecided'
      if (!(await send(last.suggestion, before, last.version))) return
      setDecidedAt(known => {
        const rest = new Map(known)
        rest.delete(keyOf(last.suggestion))
        return rest
      })
      setShownFirst(keyOf(last.suggestion))
      setLast(null)
    },
  }
}
