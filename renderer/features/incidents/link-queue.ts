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

/**
 * The pairs to review, one at a time. What is decided is gone at once, and the next can be decided while it is being
 * kept: whoever types L, L, N is not held up.
 */
export function useLinkQueue(search: Input<'incidents.linkSuggestions'>) {
  const question = useQuestion('incidents.linkSuggestions', { ...search, limit: 50 }, { keepLast: true })
  const command = useCommand('incidents.decideLink')
  const [beingKept, setBeingKept] = useState<readonly string[]>([])
  const [last, setLast] = useState<Last | null>(null)
  const [shownFirst, setShownFirst] = useState<string | null>(null)

  const rows = question.data?.rows ?? []
  const left = rows.filter(row => !beingKept.includes(keyOf(row)))
  const current = left.find(row => keyOf(row) === shownFirst) ?? left[0] ?? null
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
    /** Not before the last decision is kept: only then it can be taken back. */
    mayUndo: last !== null && beingKept.length === 0,
    remaining: (question.data?.total ?? 0) - (rows.length - left.length),
    later: question.data?.later ?? 0,
    async decide(decision: LinkDecision) {
      if (!current) return
      const key = keyOf(current)
      setBeingKept(keys => [...keys, key])
      setShownFirst(null)
      // Answered once the queue has been asked again: what is still in it then was put off.
      const made = await send(current, decision, current.putOff?.version ?? null)
      setBeingKept(keys => keys.filter(other => other !== key))
      if (made) setLast({ suggestion: current, decision, version: made.version })
    },
    /** Takes the last decision back and shows its pair again. */
    async undo() {
      if (!last || beingKept.length > 0) return
      const before = last.suggestion.putOff ? 'later' : 'undecided'
      if (!(await send(last.suggestion, before, last.version))) return
      setShownFirst(keyOf(last.suggestion))
      setLast(null)
    },
  }
}
