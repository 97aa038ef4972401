import type { DatedCode } from '#shared/features/imports/contract.ts'
import { formatDay } from '../../ui/dates.ts'
import type { SchemeWords } from './use-schemes.ts'

type NameOf = SchemeWords['nameOf']

const codeWords = (code: string | null, nameOf: NameOf) => (code === null ? 'no code fits' : nameOf(code))

/** A dated table in a line: `Rowdy (101); from 1 Jun 2025 Nuisance (NSIR 2011)`. */
export function tableInWords(codes: readonly DatedCode[], nameOf: NameOf): string {
  if (codes.length === 0) return 'not decided'
  const words = codes.map(({ fromDay, code }) =>
    fromDay === null ? codeWords(code, nameOf) : `from ${formatDay(fromDay)} ${codeWords(code, nameOf)}`,
  )
  return words.join('; ')
}
