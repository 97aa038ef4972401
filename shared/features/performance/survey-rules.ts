/** CRAVE: confidence, reassurance, accessibility and visibility evaluation. */
export const surveyKinds = ['crave', 'satisfaction', 'other'] as const
export type SurveyKind = (typeof surveyKinds)[number]

export const surveyKindNames: Record<SurveyKind, string> = {
  crave: 'CRAVE',
  satisfaction: 'Satisfaction',
  other: 'Other',
}

type Answers = { yes: number | null; asked: number | null }

/** More than there are people. */
const mostAsked = 1e10

/** Why counted answers cannot be taken; null where they can. Both empty takes them back. */
export function whyNotAnswers({ yes, asked }: Answers): string | null {
  if (yes === null && asked === null) return null
  if (yes === null || asked === null) return 'Give both: how many said so, and of how many.'
  if (!Number.isInteger(yes) || !Number.isInteger(asked) || yes < 0 || asked < 0) {
    return 'Answers are counted in whole numbers.'
  }
  if (asked > mostAsked) return 'Nobody can have asked so many.'
  return yes > asked ? `${yes} of ${asked} cannot be.` : null
}

type Counted = { areaCode: string; yes: number; asked: number }

/**
 * The answers of everybody: those entered for the whole, else the areas added up; null where neither is there. `fault`
 * says why those of the whole cannot be right.
 */
export function wholeOf(
  answers: readonly Counted[],
): { yes: number; of: number; fault: string | null } | null {
  const areas = answers.filter(({ areaCode }) => areaCode !== '')
  const whole = answers.find(({ areaCode }) => areaCode === '')
  const yes = areas.reduce((sum, area) => sum + area.yes, 0)
  const of = areas.reduce((sum, area) => sum + area.asked, 0)
  if (!whole) return areas.length > 0 ? { yes, of, fault: null } : null
  const no = whole.asked - whole.yes
  const fault =
    of > whole.asked || yes > whole.yes || of - yes > no
      ? `The areas add up to ${yes} of ${of}, and the whole is ${whole.yes} of ${whole.asked}.`
      : null
  return { yes: whole.yes, of: whole.asked, fault }
}
