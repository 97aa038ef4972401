import { type Node, node } from './node.ts'
import type { TraceRows } from './trace-rows.ts'

/** Where the profile was told of: priorities, packs and briefings. */
export function ofReporting({ profile, packs, briefings, priorities }: TraceRows): Node[] {
  const from = [profile && `profile:${profile.id}`]
  return [
    ...priorities.map(({ id, at, number, title }) =>
      node(`priority:${id}`, 'tasked', at, `Priority ${number}`, {
        detail: title,
        from,
        to: `/briefings/priorities/${id}`,
      }),
    ),
    ...packs.map(({ id, at, number, title, kind }) =>
      node(`pack:${id}`, 'reported', at, `Pack ${number}`, {
        detail: `${title} (${kind})`,
        to: '/packs',
        from,
      }),
    ),
    ...briefings.map(({ id, at, briefingId, issue, what }) =>
      node(`briefing_line:${id}`, 'reported', at, `Briefing ${issue}`, {
        detail: what,
        from,
        to: `/briefings/versions/${briefingId}`,
      }),
    ),
  ]
}
