import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import type { MappingSpec } from '#shared/features/imports/contract.ts'

/** What a person changed of a mapping that was found, with every step of it to go back by. */
export function useMappingEdits(found: MappingSpec) {
  const [{ steps, at }, setEdits] = useState<{ steps: MappingSpec[]; at: number }>({ steps: [], at: 0 })
  const edited = steps[at - 1]
  // How the file is written is no edit of the mapping: it is found anew, or overruled for this file.
  const mapping = edited ? { ...edited, written: found.written } : found
  const undo = () => setEdits(edits => ({ ...edits, at: Math.max(0, edits.at - 1) }))
  const redo = () => setEdits(edits => ({ ...edits, at: Math.min(edits.steps.length, edits.at + 1) }))
  useHotkeys([
    ['mod+Z', undo],
    ['mod+shift+Z', redo],
    ['mod+Y', redo],
  ])
  return {
    mapping,
    isEdited: at > 0,
    change: (next: MappingSpec) =>
      setEdits(edits => ({ steps: [...edits.steps.slice(0, edits.at), next], at: edits.at + 1 })),
    /** Adds what was found out meanwhile to the step last taken, as no step of its own. */
    amend: (by: (mapping: MappingSpec) => MappingSpec) =>
      setEdits(edits => {
        const last = edits.steps[edits.at - 1]
        return last ? { ...edits, steps: edits.steps.with(edits.at - 1, by(last)) } : edits
      }),
    undo: at > 0 ? undo : null,
    redo: at < steps.length ? redo : null,
  }
}
export type MappingEdits = ReturnType<typeof useMappingEdits>
