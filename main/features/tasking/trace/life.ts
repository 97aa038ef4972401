import { capitalised } from '#shared/capitalised.ts'
import type { TraceStage } from '#shared/features/tasking/trace.ts'
import { byText } from './by-text.ts'
import { type Node, node } from './node.ts'
import type { TraceRows } from './trace-rows.ts'

const lifeStages: Record<string, TraceStage> = {
  proposed: 'raised',
  raised: 'raised',
  adopted: 'decided',
  declined: 'decided',
  monitored: 'evaluated',
  closed: 'evaluated',
}

/** The life of the profile, and what its evaluation said. */
export function ofLife({ profile, history, hotspots, flags, evaluation }: TraceRows): Node[] {
  if (!profile) return []
  const { id, at, number, title, nominationId } = profile
  const to = `/profiles/${id}`
  const steps = [...history].sort((a, b) => byText(a.at, b.at) || a.id - b.id)
  return [
    node(`profile:${id}`, 'raised', at, number, {
      detail: title,
      to,
      from: [
        nominationId !== null && `nomination:${nominationId}`,
        ...hotspots.map(hotspot => `hotspot:${hotspot.id}`),
        ...flags.filter(flag => flag.at <= at).map(flag => `flagged_item:${flag.id}`),
      ],
    }),
    ...steps.map((step, place) =>
      node(`profile_history:${step.id}`, lifeStages[step.to] ?? 'raised', step.at, capitalised(step.to), {
        detail: [step.note, step.by].filter(Boolean).join(' · '),
        to,
        from: [place === 0 ? `profile:${id}` : `profile_history:${steps[place - 1]!.id}`],
      }),
    ),
    ...(evaluation
      ? [
          node(`profile:${id}:evaluation`, 'evaluated', evaluation.at, 'Evaluated', {
            detail: evaluation.words,
            to,
            from: steps.length > 0 ? [`profile_history:${steps.at(-1)!.id}`] : [`profile:${id}`],
          }),
        ]
      : []),
  ]
}
