import type { Random } from '#shared/random.ts'
import type { Moment } from './rhythms.ts'
import type { SourceKey } from './sources.ts'
import type { Address } from './streets.ts'

/** One call as it was made, before a source wrote it down in its own way. */
export type Call = Moment & {
  source: SourceKey
  /** Position among the categories of its source. */
  category: number
  /** Null where nobody could say where. */
  address: Address | null
  /** The source's own number for the caller, or nothing. */
  caller: string
  /** Which planted truth it belongs to. */
  plant: string | null
}

/** One caller in three gives no number. */
export function anyCaller(random: Random): string {
  const number = Math.floor(random() * 1_200_000)
  return number < 800_000 ? `C-${String(number).padStart(6, '0')}` : ''
}
