import asb101 from '../../../../resources/schemes/asb101.json' with { type: 'json' }
import nsir2007 from '../../../../resources/schemes/nsir2007.json' with { type: 'json' }
import nsir2011 from '../../../../resources/schemes/nsir2011.json' with { type: 'json' }
import policeUk from '../../../../resources/schemes/police-uk.json' with { type: 'json' }

type SchemeCode = {
  code: string
  name: string
  /** What sources often call it. */
  words: string[]
  /** The code it answers to in another scheme. Absent where that depends on the incident. */
  to: Record<string, string>
}
type Scheme = {
  key: string
  /** What it is called where there is little room. */
  short: string
  name: string
  /** Last day on which it was the standard; null where it still is. */
  until: string | null
  codes: SchemeCode[]
}

/** The code lists that ship with the application; a code is written `scheme:code`. */
export const schemes = [asb101, nsir2007, nsir2011, policeUk] as Scheme[]

const codes = new Map<string, SchemeCode>(
  schemes.flatMap(scheme => scheme.codes.map(code => [`${scheme.key}:${code.code}`, code] as const)),
)

/** The name of a code `scheme:code`; null when no scheme has it. */
export function nameOfCode(code: string): string | null {
  return codes.get(code)?.name ?? null
}

/** The code of another scheme that a code answers to; null where that depends on the incident. */
export function translateCode(code: string, toScheme: string): string | null {
  if (code.startsWith(`${toScheme}:`)) return code
  const to = codes.get(code)?.to[toScheme]
  return to === undefined ? null : `${toScheme}:${to}`
}

/** The code a mapping gives a source's words; null for "not coded". */
export function codeIn(mapped: Record<string, string | null>, words: string): string | null {
  // A source may well call a category "constructor".
  return Object.hasOwn(mapped, words) ? (mapped[words] ?? null) : null
}
