import { type AgendaKind, agendaKinds } from '#shared/features/tasking/agenda-rules.ts'

type Placed = { id: number; kind: AgendaKind }

/**
 * Identifiers in the order of an agenda to which items are added: those that were there keep their order, as people
 * have given it, and each new one comes before the first that belongs behind it.
 */
export function inAgendaOrder(before: readonly Placed[], added: readonly Placed[]): number[] {
  const order = before.map(({ id, kind }) => ({ id, kind }))
  for (const item of added) {
    const behind = order.findIndex(({ kind }) => rank(kind) > rank(item.kind))
    order.splice(behind === -1 ? order.length : behind, 0, item)
  }
  return order.map(({ id }) => id)
}

const rank = (kind: AgendaKind) => agendaKinds.indexOf(kind)
