/** What a number in a cell stands for, by the format it is shown in. */
export type NumberStyle =
  | { as: 'number' }
  | { as: 'percent' }
  /** Shown with zeros in front: telephone and reference numbers. */
  | { as: 'zeros'; digits: number }
  | { as: 'date'; shows: 'month' | 'day' | 'moment' }
  | { as: 'time' }
  | { as: 'duration' }

export const plainNumber: NumberStyle = { as: 'number' }
const day: NumberStyle = { as: 'date', shows: 'day' }

/** The formats that workbooks name by number only (ECMA-376 part 1, 18.8.30). */
export function builtInStyle(id: number): NumberStyle | null {
  if (id === 17) return { as: 'date', shows: 'month' }
  if (id === 22) return { as: 'date', shows: 'moment' }
  if ((id >= 14 && id <= 16) || (id >= 27 && id <= 31) || (id >= 50 && id <= 58)) return day
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47) return { as: 'time' }
  if (id === 36) return day
  if (id === 46) return { as: 'duration' }
  if (id === 9 || id === 10) return { as: 'percent' }
  return null
}

/** What a format code such as `dd/mm/yyyy hh:mm` or `00000000000` stands for. */
export function styleOfCode(code: string): NumberStyle {
  const [section = ''] = code.replaceAll(/\\.|_.|\*.|"[^"]*"/g, '').split(';')
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return { as: 'duration' }
  const bare = section.replaceAll(/\[[^\]]*\]/g, '').toLowerCase()
  if (/^general|^@$|^standard$/.test(bare)) return plainNumber
  const hasTime = /[hs]|am\/pm|a\/p/.test(bare)
  const hasDay = bare.includes('d')
  const hasYear = bare.includes('y')
  if (hasDay || hasYear || (bare.includes('m') && !hasTime)) {
    if (hasTime) return { as: 'date', shows: 'moment' }
    return { as: 'date', shows: hasYear && !hasDay ? 'month' : 'day' }
  }
  if (hasTime) return { as: 'time' }
  if (bare.includes('%')) return { as: 'percent' }
  if (/^0{2,}$/.test(bare)) return { as: 'zeros', digits: bare.length }
  return plainNumber
}
