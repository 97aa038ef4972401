const longest = 31

/** Names for sheets: legal, at most 31 characters, no two alike whatever their case. In the order given. */
export function sheetNames(wanted: readonly string[]): string[] {
  // Excel keeps this one for itself.
  const taken = new Set(['history'])
  return wanted.map(name => {
    const legal = cut(name.replaceAll(/[\\/?*[\]:]/g, ' ').replaceAll(/\s+/g, ' '), longest) || 'Sheet'
    for (let at = 1; ; at++) {
      const tail = at === 1 ? '' : ` (${at})`
      const candidate = `${cut(legal, longest - tail.length)}${tail}`
      if (taken.has(candidate.toLowerCase())) continue
      taken.add(candidate.toLowerCase())
      return candidate
    }
  })
}

/** Cut without half a character left over, and without an apostrophe or a space at either end. */
const cut = (name: string, length: number) =>
  name
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replaceAll(/^[' ]+|[' ]+$/g, '')
