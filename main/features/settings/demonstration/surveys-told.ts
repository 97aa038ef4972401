import { seededRandom } from '#shared/random.ts'
import { neighbourhoods } from './neighbourhoods.ts'

/** Two waves a year, each counted a month after its fieldwork. */
export const wavesTold = [
  { name: 'Spring 2024', from: '2024-03-04', to: '2024-04-12' },
  { name: 'Autumn 2024', from: '2024-09-09', to: '2024-10-18' },
  { name: 'Spring 2025', from: '2025-03-03', to: '2025-04-11' },
  { name: 'Autumn 2025', from: '2025-09-08', to: '2025-10-17' },
] as const

/** Shares by wave. Around Northgate people feel safer since the plan for the leisure centre: that was planted. */
export const craveQuestions = [
  {
    wording: 'How safe do you feel walking alone in your area after dark?',
    counted: 'very or fairly safe',
    shares: [0.62, 0.61, 0.66, 0.68],
    planted: { area: 'Northgate', shares: [0.34, 0.31, 0.69, 0.76] },
  },
  {
    wording: 'Do the police and the council deal with what matters here?',
    counted: 'agree',
    shares: [0.55, 0.56, 0.57, 0.59],
    planted: null,
  },
  {
    wording: 'If you needed help, would you know whom to call?',
    counted: 'yes',
    shares: [0.74, 0.75, 0.77, 0.8],
    planted: null,
  },
] as const

/** Answers of the last question in the last wave: 80 % of 1,600. */
export const known = { question: 3, wave: 'Autumn 2025', yes: 1280, asked: 1600 }
const askedInAll = 1600

/** Answers by neighbourhood as the survey's office sends them; who lives where few live is seldom asked. */
export function craveCsv(wave: number): string {
  const random = seededRandom(1600 + wave)
  const weights = neighbourhoods.map((_, at) => (at % 9 === 4 ? 0.42 : 0.8 + 0.5 * random()))
  const asked = shared(weights, askedInAll)
  const rows = craveQuestions.flatMap(({ shares, planted }, question) => {
    const yes = neighbourhoods.map(({ name }, at) => {
      const share = planted?.area === name ? planted.shares[wave]! : shares[wave]!
      return Array.from({ length: asked[at]! }, random).filter(one => one < share).length
    })
    if (question + 1 === known.question && wavesTold[wave]!.name === known.wave) settle(yes, asked, known.yes)
    return neighbourhoods.map(({ code }, at) => `${question + 1},${code},${yes[at]},${asked[at]}`)
  })
  return `${['Question,Area,Said so,Asked', ...rows].join('\n')}\n`
}

export const satisfactionQuestion = {
  wording: 'How satisfied were you with what was done about what you reported?',
  counted: 'very or fairly satisfied',
  answers: [
    [262, 402],
    [270, 398],
    [279, 405],
    [297, 400],
  ],
} as const

/** Whole numbers in proportion to weights that add up to a total. */
function shared(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const parts = weights.map(weight => Math.floor((weight / sum) * total))
  const left = total - parts.reduce((all, part) => all + part, 0)
  return parts.map((part, at) => (at < left ? part + 1 : part))
}

/** Takes or adds single answers, area by area, until they add up to what is known. */
function settle(yes: number[], asked: readonly number[], wanted: number): void {
  let off = wanted - yes.reduce((all, one) => all + one, 0)
  for (let at = 0; off !== 0; at = (at + 1) % yes.length) {
    const step = Math.sign(off)
    if (yes[at]! + step < 0 || yes[at]! + step > asked[at]!) continue
    yes[at]! += step
    off -= step
  }
}
