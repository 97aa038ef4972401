import { counted } from '#shared/count-words.ts'
import { dayWords } from '#shared/day-words.ts'
import { type TraceNode, type TraceStage, traceStages } from '#shared/features/tasking/trace.ts'

type Kept = { id: number; at: string }

/**
 * Everything that is kept of a problem profile, or of what might become one. Days and instants as they are kept;
 * `at` is when a row came to be.
 */
export type TraceRows = {
  profile: (Kept & { number: string; title: string; nominationId: number | null }) | null
  imports: (Kept & { fileName: string; calls: number })[]
  calls: { count: number; first: string; last: string } | null
  analyses: (Kept & { statement: string; freezeId: number })[]
  freezes: (Kept & { incidents: number; reason: string })[]
  hotspots: (Kept & { label: string; count: number; analysisId: number })[]
  news: (Kept & { title: string; count: number })[]
  nominations: (Kept & { number: string; title: string })[]
  assessmentItems: (Kept & {
    assessmentId: number
    assessment: string
    title: string
    hotspotId: number | null
    newsItemId: number | null
  })[]
  flags: (Kept & {
    title: string
    by: string
    assessmentItemId: number | null
    hotspotId: number | null
    newsItemId: number | null
    outcome: string
    dealtWithOn: string | null
    withdrawnAt: string | null
    meetingId: number | null
  })[]
  history: (Kept & { by: string; to: string; note: string })[]
  agenda: (Kept & {
    meetingId: number
    title: string
    flaggedItemId: number | null
    actionId: number | null
    isHeld: boolean
  })[]
  decisions: (Kept & { agendaItemId: number; meetingId: number; words: string; reason: string; by: string })[]
  actions: (Kept & {
    number: string
    what: string
    agency: string
    status: string
    agendaItemId: number | null
    meetingId: number
    closedOn: string | null
    outcome: string
  })[]
  actionEvents: (Kept & { actionId: number; words: string; note: string })[]
  evaluation: { at: string; words: string } | null
  packs: (Kept & { number: string; title: string; kind: string })[]
  briefings: (Kept & { briefingId: number; issue: number; what: string })[]
  priorities: (Kept & { number: string; title: string })[]
}

/** More imports than this are told as one: every source sends for years. */
const mostImports = 4

type Node = Omit<TraceNode, 'from'> & { from: (string | null | undefined | false)[] }

/**
 * One line through all of it: what was told, what was found in it, who put it before whom, what was decided, tasked,
 * done, evaluated and reported. Every row is one node, in the order of time; of one day in the order of the steps.
 * Each node names what it came from, as far as that is among them.
 */
export function traceOf(rows: TraceRows): TraceNode[] {
  const nodes: Node[] = [
    ...ofCalls(rows),
    ...ofFinding(rows),
    ...ofFlagging(rows),
    ...ofTasking(rows),
    ...ofLife(rows),
    ...ofReporting(rows),
  ]
  const known = new Set(nodes.map(({ key }) => key))
  const place = new Map(nodes.map(({ key }, at) => [key, at]))
  return nodes
    .map(({ from, ...node }) => ({
      ...node,
      from: [...new Set(from)].filter((key): key is string => Boolean(key) && known.has(key as string)),
    }))
    .sort((one, other) => inTime(one, other) || place.get(one.key)! - place.get(other.key)!)
}

/** By day; of one day by step, then by the time of day. What is left stands as it was told: always the same. */
function inTime(one: TraceNode, other: TraceNode): number {
  const day = ({ at }: TraceNode) => at.slice(0, 10)
  const minute = ({ at }: TraceNode) => at.slice(0, 16)
  const stage = (node: TraceNode) => traceStages.indexOf(node.stage)
  return compared(day(one), day(other)) || stage(one) - stage(other) || compared(minute(one), minute(other))
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function node(
  key: string,
  stage: TraceStage,
  at: string,
  title: string,
  more: Partial<Pick<Node, 'detail' | 'to' | 'from'>> = {},
): Node {
  return { key, stage, at, title, detail: '', to: null, from: [], ...more }
}

function ofCalls({ imports, calls }: TraceRows): Node[] {
  const told = calls
    ? [
        node('calls', 'calls', calls.first, counted(calls.count, 'call'), {
          detail: `From ${dayWords(calls.first)} to ${dayWords(calls.last)}`,
        }),
      ]
    : []
  if (imports.length > mostImports) {
    const [first, last] = [imports[0]!, imports.at(-1)!]
    const title = counted(imports.length, 'import')
    const detail = `From ${first.fileName} to ${last.fileName}`
    return [...told, node('imports', 'calls', first.at, title, { detail, to: '/imports', from: ['calls'] })]
  }
  return [
    ...told,
    ...imports.map(({ id, at, fileName, calls: n }) =>
      node(`import:${id}`, 'calls', at, `Import ${id}`, {
        detail: `${fileName}: ${counted(n, 'call')}`,
        to: `/imports/${id}`,
        from: ['calls'],
      }),
    ),
  ]
}

function ofFinding({ profile, imports, freezes, analyses, hotspots, news }: TraceRows): Node[] {
  const loaded = (at: string) =>
    imports.length > mostImports
      ? ['imports']
      : imports.filter(one => one.at <= at).map(one => `import:${one.id}`)
  const ofFreeze = (id: number) => {
    const analysis = analyses.find(one => one.freezeId === id)
    return analysis ? `/map?tab=hotspots&analysis=${analysis.id}` : profile && `/profiles/${profile.id}`
  }
  return [
    ...freezes.map(({ id, at, incidents, reason }) =>
      node(`freeze:${id}`, 'found', at, `Freeze ${id}`, {
        detail: `${counted(incidents, 'incident')}; ${reason}`,
        to: ofFreeze(id),
        from: loaded(at),
      }),
    ),
    ...analyses.map(({ id, at, statement, freezeId }) =>
      node(`analysis:${id}`, 'found', at, `Analysis ${id}`, {
        detail: statement,
        to: `/map?tab=hotspots&analysis=${id}`,
        from: [`freeze:${freezeId}`],
      }),
    ),
    ...hotspots.map(({ id, at, label, count, analysisId }) =>
      node(`hotspot:${id}`, 'found', at, 'Hotspot', {
        detail: `${label}: ${counted(count, 'incident')}`,
        to: `/map?tab=hotspots&analysis=${analysisId}&hotspot=${id}`,
        from: [`analysis:${analysisId}`],
      }),
    ),
    ...news.map(({ id, at, title, count }) =>
      node(`news_item:${id}`, 'found', at, 'What is new', {
        detail: `${title}: ${counted(count, 'incident')}`,
        to: `/map?tab=incidents&news=${id}`,
        from: loaded(at),
      }),
    ),
  ]
}

function ofFlagging({ profile, assessmentItems, flags, nominations, agenda, decisions }: TraceRows): Node[] {
  const saidOf = (flagId: number) =>
    decisions.some(({ agendaItemId }) =>
      agenda.some(({ id, flaggedItemId }) => id === agendaItemId && flaggedItemId === flagId),
    )
  return [
    ...nominations.map(({ id, at, number, title }) =>
      node(`nomination:${id}`, 'flagged', at, number, {
        detail: `Nominated: ${title}`,
        to: '/tasking/nominations',
      }),
    ),
    ...assessmentItems.map(({ id, at, assessmentId, assessment, title, hotspotId, newsItemId }) =>
      node(`assessment_item:${id}`, 'flagged', at, assessment, {
        detail: title,
        to: `/tasking/assessment/${assessmentId}`,
        from: [
          hotspotId !== null && `hotspot:${hotspotId}`,
          newsItemId !== null && `news_item:${newsItemId}`,
          // Neither found nor new: it tells how the profile stands.
          hotspotId === null && newsItemId === null && profile && `profile:${profile.id}`,
        ],
      }),
    ),
    ...flags.flatMap(flag => {
      const { id, at, title, by, assessmentItemId, hotspotId, newsItemId } = flag
      const key = `flagged_item:${id}`
      return [
        node(key, 'flagged', at, 'Put before the group', {
          detail: `${title} (${by})`,
          to: '/tasking',
          from: [
            assessmentItemId !== null && `assessment_item:${assessmentItemId}`,
            hotspotId !== null && `hotspot:${hotspotId}`,
            newsItemId !== null && `news_item:${newsItemId}`,
          ],
        }),
        ...(flag.withdrawnAt
          ? [
              node(`${key}:withdrawn`, 'flagged', flag.withdrawnAt, 'Withdrawn', {
                detail: title,
                from: [key],
              }),
            ]
          : []),
        // What the group said of it on an agenda is told there.
        ...(flag.outcome && !saidOf(id)
          ? [
              node(`${key}:outcome`, 'decided', flag.dealtWithOn ?? at, 'Dealt with', {
                detail: flag.outcome,
                to: flag.meetingId === null ? null : `/tasking/meetings/${flag.meetingId}`,
                from: [key],
              }),
            ]
          : []),
      ]
    }),
  ]
}

const lifeStages: Record<string, TraceStage> = {
  proposed: 'raised',
  raised: 'raised',
  adopted: 'decided',
  declined: 'decided',
  monitored: 'evaluated',
  closed: 'evaluated',
}

function ofLife({ profile, history, hotspots, flags, evaluation }: TraceRows): Node[] {
  if (!profile) return []
  const { id, at, number, title, nominationId } = profile
  const to = `/profiles/${id}`
  const steps = [...history].sort((a, b) => compared(a.at, b.at) || a.id - b.id)
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
      node(
        `profile_history:${step.id}`,
        lifeStages[step.to] ?? 'raised',
        step.at,
        step.to.charAt(0).toUpperCase() + step.to.slice(1),
        {
          detail: [step.note, step.by].filter(Boolean).join(' · '),
          to,
          from: [place === 0 ? `profile:${id}` : `profile_history:${steps[place - 1]!.id}`],
        },
      ),
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

function ofTasking({ profile, agenda, decisions, actions, actionEvents }: TraceRows): Node[] {
  const ofProfile = profile && `profile:${profile.id}`
  return [
    ...agenda.map(({ id, at, meetingId, title, flaggedItemId, actionId, isHeld }) =>
      node(`agenda_item:${id}`, 'decided', at, isHeld ? 'At a meeting' : 'On the agenda', {
        detail: title,
        to: `/tasking/meetings/${meetingId}`,
        from: [
          flaggedItemId !== null
            ? `flagged_item:${flaggedItemId}`
            : actionId !== null
              ? `action:${actionId}`
              : ofProfile,
        ],
      }),
    ),
    ...decisions.map(({ id, at, agendaItemId, meetingId, words, reason, by }) =>
      node(`decision:${id}`, 'decided', at, words, {
        detail: [reason, by].filter(Boolean).join(' · '),
        to: `/tasking/meetings/${meetingId}`,
        from: [`agenda_item:${agendaItemId}`],
      }),
    ),
    ...actions.flatMap(action => {
      const { id, at, number, what, agency, closedOn, status, outcome } = action
      const key = `action:${id}`
      const setAt = agenda.filter(item =>
        action.agendaItemId === null
          ? item.meetingId === action.meetingId && item.flaggedItemId === null && item.actionId === null
          : item.id === action.agendaItemId,
      )
      return [
        node(key, 'tasked', at, number, {
          detail: `${agency}: ${what}`,
          to: '/tasking/actions',
          from: setAt.length > 0 ? setAt.map(item => `agenda_item:${item.id}`) : [ofProfile],
        }),
        ...actionEvents
          .filter(event => event.actionId === id)
          .map(event =>
            node(`action_event:${event.id}`, 'tasked', event.at, `${number} ${event.words}`, {
              detail: event.note,
              to: '/tasking/actions',
              from: [key],
            }),
          ),
        ...(closedOn
          ? [
              node(`${key}:ended`, 'done', closedOn, `${number} ${status}`, {
                detail: outcome,
                to: '/tasking/actions',
                from: [key],
              }),
            ]
          : []),
      ]
    }),
  ]
}

function ofReporting({ profile, packs, briefings, priorities }: TraceRows): Node[] {
  const from = [profile && `profile:${profile.id}`]
  return [
    ...priorities.map(({ id, at, number, title }) =>
      node(`priority:${id}`, 'tasked', at, `Priority ${number}`, {
        ...{ detail: title, from },
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
        ...{ detail: what, from },
        to: `/briefings/versions/${briefingId}`,
      }),
    ),
  ]
}
