import { metres } from '../telling/words.ts'

/** The bands of distance in words, the same place first: `same place`, `under 100 m`, `100 m to under 200 m`. */
export function distanceBandWords(bandMetres: number, bands: number): string[] {
  const further = Array.from({ length: bands }, (_, k) =>
    k === 0
      ? `under ${metres(bandMetres)}`
      : `${metres(k * bandMetres)} to under ${metres((k + 1) * bandMetres)}`,
  )
  return ['same place', ...further]
}

/** The bands of whole days in words: `0 to 6 days`, `7 to 13 days`; or one by one: `same day`, `1 day`. */
export function timeBandWords(bandDays: number, bands: number): string[] {
  return Array.from({ length: bands }, (_, k) => {
    if (bandDays > 1) return `${k * bandDays} to ${(k + 1) * bandDays - 1} days`
    return k === 0 ? 'same day' : `${k} ${k === 1 ? 'day' : 'days'}`
  })
}
