import { outcomeVerdict } from '#shared/features/performance/outcome-rules.ts'
import type { Outcome, Outcomes, outcomes } from '#shared/features/performance/outcomes.ts'
import type { Context, HandlersOf } from '../../../backend/context.ts'
import { localDay } from '../../incidents/local-time.ts'
import { byKind, concernOfItem, concernsOfPriorities, inOrder, practiceOf } from './concerns.ts'
import { measuredOf } from './measured.ts'
import {
  type ActionCounts,
  type AdoptedProfile,
  actionsOnProfiles,
  adoptedProfiles,
  lastAssessment,
  noActions,
} from './outcomes.store.ts'

export const outcomesHandlers: HandlersOf<typeof outcomes> = {
  outcomes: context => outcomesOf(context),
}

/** What became of adopted profiles, what is of concern, and what worked elsewhere: as of now. */
export async function outcomesOf(context: Context): Promise<Outcomes> {
  const { db, bureau, host } = context
  const actions = await actionsOnProfiles(db, localDay(host.now().getTime() / 60_000))
  const profiles: Outcome[] = []
  for (const row of await adoptedProfiles(db)) {
    profiles.push(await outcomeOf(context, row, actions.get(row.id) ?? noActions()))
  }
  const assessment = await lastAssessment(db)
  return {
    profiles,
    concerns: byKind([
      ...(assessment?.items.map(concernOfItem) ?? []),
      ...concernsOfPriorities(await bureau.priorities(context)),
    ]),
    assessment: assessment && { id: assessment.id, number: assessment.number, to: assessment.to_day },
    practice: inOrder((await bureau.library(context)).flatMap(practiceOf)),
  }
}

async function outcomeOf(context: Context, row: AdoptedProfile, actions: ActionCounts): Promise<Outcome> {
  const found = await context.bureau.evaluation(context, row.id)
  const measured = 'unavailable' in found ? found : measuredOf(found)
  const { id, number, title, area_label, status, closed_on, result } = row
  return {
    profileId: id,
    number,
    title,
    status,
    result,
    actions,
    measured,
    areaLabel: area_label,
    adoptedOn: row.adopted_on!,
    closedOn: closed_on,
    verdict: outcomeVerdict('unavailable' in measured ? null : measured),
  }
}
