import { upperNormalTail } from './normal.ts'
import { crossingOf } from './special-functions.ts'

/** The z that a standard normal draw stays within on both sides with this confidence: 1.959964 for 0.95. */
export function zOfConfidence(confidence: number): number {
  const tail = (1 - confidence) / 2
  return crossingOf(z => -upperNormalTail(z), -tail, 0, 38)
}
