import { z } from 'zod'
import { type audienceKinds, audienceNames } from './audience.ts'

const threshold = z.int().min(0).max(100)

/** What the bureau decided about packs for each audience. */
export const audienceRulesSchema = z.object({
  /** Counts from 1 to one less are withheld; 0 withholds none. */
  under: z.object({ internal: threshold, agency: threshold, board: threshold, public: threshold }),
  /** From how many distinct places the calls at a point of a map for the board or the public must come. */
  leastPlaces: z.int().min(1).max(50),
  /** Words that may stand in any pack though they look personal: an office's number, the address of the meetings. */
  mayStand: z.array(z.string().trim().min(3).max(200)).max(100),
})
export type AudienceRulesSaved = z.infer<typeof audienceRulesSchema>

export const usualAudienceRules: AudienceRulesSaved = {
  under: { internal: 0, agency: 0, board: 3, public: 5 },
  leastPlaces: 3,
  mayStand: [],
}

/** In plain words, what a pack for each audience never holds. */
export function notHad(
  audience: (typeof audienceKinds)[number],
  { under, leastPlaces }: AudienceRulesSaved,
): string[] {
  const small = under[audience]
  const counts =
    small > 1 ? [`Counts from 1 to ${small - 1}, and others from which these could be worked back`] : []
  const people = 'Names, numbers and pseudonyms of callers, victims and offenders, and rows of incidents'
  if (audience === 'internal') return [people, ...counts]
  if (audience === 'agency') {
    return [
      people,
      'The exact points of calls: they are drawn at shared points, one for each 200 m square',
      'What others had to do beyond its number, subject, owner and state',
      'How other agencies kept their service levels, their measures, attendance and actions in the board’s pack',
      'Sources whose agreement keeps them with the bureau, and where there are such, numbers of calls that somebody wrote and the pack itself does not tell',
      ...counts,
    ]
  }
  return [
    people,
    ...(audience === 'public'
      ? [
          'What is marked above OFFICIAL: such sources are not counted, such parts are left out, such a subject is refused',
        ]
      : []),
    'What people wrote for the bureau and its partners only',
    'Numbers of calls that somebody wrote, where the pack itself does not tell them: it is refused until they are taken out or confirmed in the settings',
    `The exact points of calls, and points at which fewer than ${leastPlaces} places come together`,
    'Exact outlines of hotspots: they are drawn as 200 m squares',
    'Addresses with a house number, full postcodes, telephone numbers and e-mail addresses',
    `Sources whose agreement does not reach ${audienceNames[audience]}`,
    ...counts,
  ]
}
