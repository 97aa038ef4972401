import { nextStatuses, type Status } from './rules.ts'

/** What a profile was made from. */
export const origins = ['hotspot', 'area', 'selection', 'nomination'] as const
export type Origin = (typeof origins)[number]

/** What became of the problem, judged when its profile is closed. */
export const results = ['worked', 'partly', 'no-effect', 'unclear'] as const
export type Result = (typeof results)[number]
export const resultNames: Record<Result, string> = {
  worked: 'Worked',
  partly: 'Worked in part',
  'no-effect': 'No effect',
  unclear: 'Unclear',
}

export const nominationStatuses = ['new', 'taken-up', 'declined'] as const
export type NominationStatus = (typeof nominationStatuses)[number]

/** Why something may not be done, and what to do instead; null where it may. */
export type Refusal = { message: string; next: string } | null

/** What of a profile decides whether it is ready for its next step. */
export type Readiness = {
  incidents: number
  /** Whole months that the figures are averaged over. */
  wholeMonths: number
  aim: boolean
  /** Sides of the problem analysis triangle that nothing is written on. */
  trianglesMissing: readonly ('location' | 'victim' | 'offender')[]
  responsePlan: boolean
  objectivesWithTarget: number
  evaluationPlan: boolean
  reviewOn: string | null
  /** The council of the bureau, or what stands for it; null where the bureau has no other agency to own anything. */
  council: string | null
  ownedByCouncil: boolean
  lateSources: readonly string[]
  actions: number
  openActions: number
  /** Whole months since adoption. */
  monthsSince: number
  comparison: boolean
}

export type MissingKey =
  | 'incidents'
  | 'aim'
  | 'triangle'
  | 'sources'
  | 'baseline'
  | 'objective'
  | 'plan'
  | 'owner'
  | 'evaluation'
  | 'review'
  | 'actions'
  | 'open-actions'
  | 'months-since'
  | 'comparison'
export type Missing = { key: string; words: string }

/** With fewer whole months a monthly average is no baseline. */
export const fewestBaselineMonths = 3
/** With fewer whole months since adoption nothing can be said of its effect. */
export const fewestMonthsSince = 3

const always = () => true
type Demand = { key: MissingKey; lacks(now: Readiness): boolean; words(now: Readiness): string }
const demands: Record<MissingKey, Demand> = {
  incidents: demand('incidents', now => now.incidents === 0, 'no incidents'),
  aim: demand('aim', now => !now.aim, 'no aim'),
  triangle: {
    key: 'triangle',
    lacks: now => now.trianglesMissing.length > 0,
    words: now => `nothing on the ${now.trianglesMissing.join(', the ')}`,
  },
  sources: {
    key: 'sources',
    lacks: now => now.lateSources.length > 0,
    words: now => `sources late: ${now.lateSources.join(', ')}`,
  },
  baseline: {
    key: 'baseline',
    lacks: now => now.incidents === 0 || now.wholeMonths < fewestBaselineMonths,
    words: now =>
      now.incidents === 0
        ? 'no baseline: there are no incidents'
        : `no baseline: ${now.wholeMonths} whole ${now.wholeMonths === 1 ? 'month' : 'months'} of ${fewestBaselineMonths}`,
  },
  objective: demand('objective', now => now.objectivesWithTarget === 0, 'no objective with a target'),
  plan: demand('plan', now => !now.responsePlan, 'no response plan'),
  owner: {
    key: 'owner',
    lacks: now => now.council !== null && !now.ownedByCouncil,
    words: now => `no owner at the ${now.council ?? 'council'}`,
  },
  evaluation: demand('evaluation', now => !now.evaluationPlan, 'no evaluation plan'),
  review: demand('review', now => now.reviewOn === null, 'no review date'),
  actions: demand('actions', now => now.actions === 0, 'no action set'),
  'open-actions': {
    key: 'open-actions',
    lacks: now => now.openActions > 0,
    words: now => `${now.openActions} ${now.openActions === 1 ? 'action' : 'actions'} still open`,
  },
  'months-since': {
    key: 'months-since',
    lacks: now => now.monthsSince < fewestMonthsSince,
    words: now =>
      `too soon to tell: ${now.monthsSince} whole ${now.monthsSince === 1 ? 'month' : 'months'} since adoption of ${fewestMonthsSince}`,
  },
  comparison: demand('comparison', now => !now.comparison, 'no comparison area'),
}

function demand(key: MissingKey, lacks: (now: Readiness) => boolean, words: string): Demand {
  return { key, lacks, words: () => words }
}

/** What each step of the life of a profile asks for. Steps back and refusals ask for nothing. */
const gates: Record<Status, { to: readonly MissingKey[]; when: (from: Status) => boolean }> = {
  proposed: { to: [], when: always },
  raised: { to: ['incidents', 'aim', 'triangle', 'sources'], when: always },
  adopted: {
    to: [
      ...(['incidents', 'aim', 'triangle', 'sources', 'baseline', 'objective', 'plan', 'owner'] as const),
      ...(['evaluation', 'review'] as const),
    ],
    // Back from monitoring it was adopted before, with its baseline.
    when: from => from !== 'monitored',
  },
  monitored: { to: ['actions'], when: always },
  closed: { to: ['actions', 'open-actions', 'months-since', 'comparison'], when: always },
  declined: { to: [], when: always },
}

/** What is missing for a step: empty where it may be taken. */
export function missingFor(from: Status, to: Status, now: Readiness): Missing[] {
  const gate = gates[to]
  if (!gate.when(from)) return []
  return gate.to
    .map(key => demands[key])
    .filter(one => one.lacks(now))
    .map(one => ({ key: one.key, words: one.words(now) }))
}

/** The gate before every step that a profile may take next. */
export function gatesOf(from: Status, now: Readiness): { to: Status; missing: Missing[] }[] {
  return nextStatuses(from).map(to => ({ to, missing: missingFor(from, to, now) }))
}

/** What a profile lacks for one of its next steps, from the gate it carries. */
export function missingOf(
  gate: readonly { to: Status; missing: readonly Missing[] }[],
  to: Status,
): readonly Missing[] {
  return gate.find(one => one.to === to)?.missing ?? []
}

type Step = {
  from: Status
  to: Status
  missing: readonly Missing[]
  /** The bureau manager may go on without what is missing. */
  mayOverride: boolean
  /** Why they do, for the history. */
  reason: string
}

/** Whether a profile may take a step: along its life, and through the gate or past it with a reason. */
export function whyNotMove({ from, to, missing, mayOverride, reason }: Step): Refusal {
  const allowed = nextStatuses(from)
  if (!allowed.includes(to)) {
    return {
      message: `A profile that is ${from} cannot become ${to}.`,
      next: `It can become ${allowed.join(' or ') || 'nothing else: make a new one'}.`,
    }
  }
  if (missing.length === 0) return null
  const words = missing.map(one => one.words).join('; ')
  if (!mayOverride) {
    return {
      message: `This problem profile is not ready to be ${to}: ${words}.`,
      next: 'Complete it first, or ask the bureau manager, who may go on with a reason.',
    }
  }
  if (reason.trim() !== '') return null
  return {
    message: `This problem profile is not ready to be ${to}: ${words}.`,
    next: 'Complete it first, or give the reason why it goes on all the same: it stands in the history.',
  }
}

/** A profile ends with what came of it, in words and as a judgement. */
export function whyNotEnd(end: { outcome: string; lessons: string }): Refusal {
  if (end.outcome.trim() === '') {
    return { message: 'A profile is closed with its outcome.', next: 'Write what came of it.' }
  }
  if (end.lessons.trim() === '') {
    return {
      message: 'A profile is closed with what was learned.',
      next: 'Write what the next bureau with such a problem should know.',
    }
  }
  return null
}

/** Whether a profile is still written: after its end it stands as it was, for the library and for who comes after. */
export function whyNotWrite(status: Status): Refusal {
  if (status === 'closed') {
    return {
      message: 'This problem profile is closed: what is written stands as it is.',
      next: 'Make a new profile if the problem is back.',
    }
  }
  if (status === 'declined') {
    return {
      message: 'This problem profile was declined: what is written stands as it is.',
      next: 'Take it back to proposed, and go on writing.',
    }
  }
  return null
}

/** What a history must say for the status to be explained: each entry goes on from where the last one ended. */
export function historyExplains(
  history: readonly { from: Status | null; to: Status }[],
  status: Status,
): boolean {
  let at: Status | null = null
  for (const { from, to } of history) {
    if (from !== at) return false
    if (at !== null && !nextStatuses(at).includes(to)) return false
    at = to
  }
  return at === status
}
