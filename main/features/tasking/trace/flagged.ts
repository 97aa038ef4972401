import { type Node, node } from './node.ts'
import type { TraceRows } from './trace-rows.ts'

/** What was put before the group: nominations, items of assessments, flags and what became of them. */
export function ofFlagging({
  profile,
  assessmentItems,
  flags,
  nominations,
  agenda,
  decisions,
}: TraceRows): Node[] {
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
