import { decimals, whole as wholeNumber } from '#shared/count-words.ts'
import type { Estimate, SurveyQuestion, SurveyRow } from '#shared/features/performance/surveys.ts'
import { probability } from '../../analysis/telling/words.ts'
import { fewestAnswers } from './suppress.ts'

type Result = { whole: SurveyRow | null; areas: readonly SurveyRow[] }
type Question = Pick<SurveyQuestion, 'counted' | 'direction'>

/** `1,280 of 1,600 (80.0 %, 95 % interval 78.0 to 81.9)`. */
export function estimateWords({ yes, asked, share, lower, upper }: Estimate): string {
  const percent = (part: number) => decimals(part * 100, 1)
  return `${wholeNumber(yes)} of ${wholeNumber(asked)} (${percent(share)} %, 95 % interval ${percent(lower)} to ${percent(upper)})`
}

/** The whole and how it changed, then the areas in which a change is more than chance. */
export function resultSentence(
  { counted, direction }: Question,
  { whole, areas }: Result,
  { now, before }: { now: string; before: string | null },
): string {
  if (!whole) return `No answers have been entered for ${now} yet.`
  if (!whole.now) return `${now}: nothing can be shown.`
  const first = `${now}: ${estimateWords(whole.now)} said “${counted}”`
  const { change } = whole
  if (!change || before === null) return `${first}.`
  const points = [change.difference, change.lower, change.upper].map(signed)
  const better = isBetter(direction, change.difference)
  const verdict = change.isReal
    ? `${change.difference > 0 ? 'more' : 'fewer'} than in ${before} by more than chance would explain${better === null ? '' : better ? ', which is better' : ', which is worse'}`
    : `no more of a change since ${before} than chance would explain`
  const areaNames = areas.flatMap(row =>
    row.change?.isReal ? [`${row.areaName} (${signed(row.change.difference)})`] : [],
  )
  const compared = areas.filter(row => row.change).length
  const inAreas =
    compared === 0
      ? ''
      : areaNames.length === 0
        ? ` In none of the ${compared} areas that can be compared is the change more than chance.`
        : ` More than chance in ${areaNames.join(', ')}, of ${compared} areas compared.`
  return `${first}; ${verdict} (${points[0]} points, 95 % interval ${points[1]} to ${points[2]}, ${probability(change.p)}).${inAreas}`
}

type Noted = Result & { tested: number; fault: string | null; isSum: boolean }

export function resultNotes({ whole, areas, tested, fault, isSum }: Noted): string[] {
  const withheld = areas.some(({ now }) => now === null) || (whole !== null && whole.now === null)
  return [
    ...(fault ? [`${fault} Until that is put right nothing is shown.`] : []),
    ...(withheld
      ? [
          `Withheld: areas with fewer than ${fewestAnswers} answers, and those by which their answers could be worked back from the whole.`,
        ]
      : []),
    ...(isSum && whole ? ['The whole is the areas added up.'] : []),
    'Counts are as they were given, without weights. Intervals are Wilson’s, of 95 %; they hold for people chosen by chance and say nothing of those who did not answer.',
    ...(tested > 1
      ? [
          `Of ${tested} areas compared at once some would differ by chance: a change counts where q is 0.05 or less (Benjamini and Hochberg).`,
        ]
      : []),
  ]
}

function isBetter(direction: SurveyQuestion['direction'], difference: number): boolean | null {
  if (direction === 'neither') return null
  return direction === 'higher' ? difference > 0 : difference < 0
}

const signed = (share: number) => `${share > 0 ? '+' : ''}${decimals(share * 100, 1)}`
