import { type Node, node } from './node.ts'
import type { TraceRows } from './trace-rows.ts'

/** What meetings had before them, what they decided, and the actions they set. */
export function ofTasking({ profile, agenda, decisions, actions, actionEvents }: TraceRows): Node[] {
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
