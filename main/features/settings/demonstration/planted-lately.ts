import type { Random } from '#shared/random.ts'
import { days, lastDay, months } from './calendar.ts'
import type { Call } from './call.ts'
import { pick } from './drawing.ts'
import { around, call, drawn, momentWithin, type Share } from './planting.ts'
import { momentIn } from './rhythms.ts'
import { truths } from './truths.ts'

/** What began in the last weeks of the story: whoever looks for what is new should find it. */
export function plantedLately(random: Random): Call[] {
  return [...emerging(random), ...nearRepeats(random)]
}

function emerging(random: Random): Call[] {
  const { name, at, calls, from } = truths.emerging
  const parts = ['arches', 'loading bay', 'towpath steps', 'rear yard']
  const places = around(
    at,
    parts.map(part => `${name}, ${part}`),
    40,
  )
  const shares: Share[] = [
    [40, 'police-control', 'Rowdy/inconsiderate behaviour'],
    [35, 'call-centre-101', 'Vandalism, graffiti and other deliberate damage'],
    [25, 'call-centre-101', 'Intimidation and harassment'],
  ]
  return Array.from({ length: calls }, () => {
    const [, source, words] = drawn(random, shares)
    const moment = momentWithin(random, 'evening', months.length - 1, from, lastDay)
    return call(random, source, words, pick(random, places), moment, 'emerging')
  })
}

/** One fire after another along a path, each within reach of the one before in place and time. */
function nearRepeats(random: Random): Call[] {
  const { name, at, stepMetres, everyDays, calls, words } = truths.nearRepeats
  const last = days.length - 1
  return Array.from({ length: calls }, (_, index) => {
    const ago = (calls - 1 - index) * everyDays
    const along = (index - (calls - 1) / 2) * stepMetres
    const address = {
      place: `${name}, plot ${4 * index + 3}`,
      easting: at[0] + Math.round(along),
      northing: at[1],
    }
    const { minute } = momentIn(random, 'evening', days[last - ago]!.monthIndex)
    return call(random, 'fire-deliberate', words, address, { day: last - ago, minute }, 'near repeats')
  })
}
