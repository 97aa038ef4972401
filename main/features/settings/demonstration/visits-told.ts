import { seededRandom } from '#shared/random.ts'
import { plusDays } from '#shared/working-days.ts'
import { today } from './calendar.ts'
import { between, pick, weighted } from './drawing.ts'

/** On the day of the demonstration 423 visits are due; 50 a month are done, and 20 a month come due. */
export const visits = { due: 423, doneLately: 150, dueLately: 60, laterDue: 37, lookBackDays: 91 }
/** Of those done lately, so many are marked in the bureau after the list is loaded. */
export const markedAfter = { on: '2025-12-16', visits: 5 }

const teams = ['Northgate team', 'Castle team', 'Westering team', 'Eastfields team']
const risks = ['High', 'Medium', 'Standard']
const riskOf = weighted([1, 3, 6])

/** The home safety visits as a table of the fire and rescue service would list them; every one is invented. */
export function visitsCsv(): string {
  const random = seededRandom(423)
  const ago = (low: number, high: number) => plusDays(today, -Math.floor(between(random, low, high)))
  const line = (dueOn: string, doneOn: string) => {
    const lastOn = random() < 0.2 ? '' : plusDays(dueOn, -Math.floor(between(random, 365, 760)))
    return [pick(random, teams), risks[riskOf(random)]!, lastOn, dueOn, doneOn]
  }
  const { due, doneLately, dueLately, laterDue, lookBackDays } = visits
  const earlier = () => ago(lookBackDays + 10, 330)
  const times = (count: number, one: () => string[]) => Array.from({ length: count }, one)
  const rows = [
    ...times(doneLately - markedAfter.visits, () => line(earlier(), ago(2, lookBackDays - 1))),
    ...times(due - dueLately + markedAfter.visits, () => line(earlier(), '')),
    ...times(dueLately, () => line(ago(0, lookBackDays - 1), '')),
    ...times(laterDue, () => line(plusDays(today, Math.ceil(between(random, 1, 90))), '')),
  ]
  const head = ['Visit', 'Team', 'Risk', 'Last visit', 'Due', 'Visited']
  return [head, ...rows.map((cells, i) => [`HSV-${String(i + 1).padStart(4, '0')}`, ...cells])]
    .map(cells => cells.join(','))
    .join('\r\n')
}
