import { useMemo } from 'react'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatDay } from '../../ui/dates.ts'

type Scheme = Output<'imports.schemes'>[number]
export type SchemeWords = {
  /** Every code to choose from, by scheme. */
  options: { group: string; items: { value: string; label: string }[] }[]
  /** `Drunk or rowdy behaviour (101)`; what is in no scheme as it is written. */
  nameOf(code: string): string
  /** `Environmental in NSIR 2011`, for every other scheme that a code answers to. */
  answersTo(code: string): string[]
}

/** The schemes in words. */
export function useSchemes(): SchemeWords {
  const { data } = useQuestion('imports.schemes')
  return useMemo(() => wordsOf(data ?? []), [data])
}

function wordsOf(schemes: readonly Scheme[]): SchemeWords {
  const known = new Map<string, { name: string; short: string; answersTo: string[] }>(
    schemes.flatMap(({ key, short, codes }) =>
      codes.map(({ code, name, answersTo }) => [`${key}:${code}`, { name, short, answersTo }] as const),
    ),
  )
  function nameOf(code: string) {
    const found = known.get(code)
    return found ? `${found.name} (${found.short})` : code
  }
  return {
    options: schemes.map(({ key, name, until, codes }) => ({
      group: until ? `${name}, until ${formatDay(until)}` : name,
      items: codes.map(({ code }) => ({ value: `${key}:${code}`, label: nameOf(`${key}:${code}`) })),
    })),
    nameOf,
    answersTo: code =>
      (known.get(code)?.answersTo ?? []).flatMap(other => {
        const found = known.get(other)
        return found ? [`${found.name} in ${found.short}`] : []
      }),
  }
}
