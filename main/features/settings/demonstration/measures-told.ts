import { monthsBetween } from '#shared/features/performance/period-rules.ts'
import { normalDraw, seededRandom } from '#shared/random.ts'

/** Months of the figures that offices returned, in two returns: the first two years, and this one. */
export const returned = [monthsBetween('2023-01', '2024-12'), monthsBetween('2025-01', '2025-11')] as const
const months = returned.flat()

/** Rises in summer, falls in winter: the eleventh month after January is the quietest. */
const season = (month: string) => Math.sin(((Number(month.slice(5)) - 4) / 12) * 2 * Math.PI)

/** Days from report to removal: a second crew since April 2025 takes a week off. */
export const graffitiDays = drawn(41, (month, draw) => draw(month < '2025-04' ? 11.5 : 4.6, 1.1), 1)
export const graffitiRebase = {
  month: '2025-04',
  reason: 'A second cleansing crew started on 1 April 2025.',
}

/** The peers are invented, and so is what they returned. */
const peers = ['Force B', 'Force C', 'Force D', 'Force E', 'Force F', 'Force G', 'Force H'] as const

/** Criminal damage, returned by every force for the twelve months to November 2025: level of each, and its residents. */
const damage: Record<string, readonly [perThousand: number, residents: number]> = {
  'This force': [1.02, 981_000],
  'Force B': [0.94, 1_104_000],
  'Force C': [1.13, 862_000],
  'Force D': [0.99, 1_240_000],
  'Force E': [1.04, 745_000],
  'Force F': [1.21, 918_000],
  'Force G': [0.88, 1_030_000],
  'Force H': [1.01, 688_000],
}

/** As the peers’ exchange would send it: a file of all forces, with two rows that are no figures. */
export function damageCsv(): string {
  const random = seededRandom(77)
  const rows = Object.entries(damage).flatMap(([force, [level, residents]]) =>
    (force === 'This force' ? months : months.slice(-12)).map(month => {
      const expected = level * (1 + 0.09 * season(month)) * (residents / 1000)
      const events = Math.round(normalDraw(random, expected, Math.sqrt(expected)))
      return `${month},${force},${((events * 1000) / residents).toFixed(4)},${residents}`
    }),
  )
  return `${['Month,Force,Damage per 1000,Residents', ...rows, '2025-11,Force J,not yet returned,', 'Note: invented figures,,,'].join('\n')}\n`
}

/** Victims satisfied with how their call was handled: about 180 asked a month; better since the training of May 2025. */
export function satisfactionCsv(): string {
  const random = seededRandom(78)
  const rows = months.map(month => {
    const asked = 160 + Math.floor(random() * 40)
    const share = (month < '2025-05' ? 0.77 : 0.84) + normalDraw(random, 0, 0.012)
    const satisfied = Array.from({ length: asked }, random).filter(one => one < share).length
    return `${month},${((satisfied * 100) / asked).toFixed(2)},${asked}`
  })
  return `${['Month,Satisfied per cent,Asked', ...rows].join('\n')}\n`
}

/** Of the satisfied, by peer, in this year. */
export const satisfiedPeers = peers.flatMap((force, at) => {
  const random = seededRandom(90 + at)
  return months.slice(-12).map(month => {
    const base = 150 + Math.floor(random() * 120)
    const share = 0.76 + at * 0.013
    const yes = Array.from({ length: base }, random).filter(one => one < share).length
    return { force, month, value: Math.round((yes * 10_000) / base) / 100, base }
  })
})

function drawn(
  seed: number,
  value: (month: string, draw: (mean: number, spread: number) => number) => number,
  decimals: number,
) {
  const random = seededRandom(seed)
  const draw = (mean: number, spread: number) => normalDraw(random, mean, spread)
  return new Map(months.map(month => [month, Number(value(month, draw).toFixed(decimals))]))
}
