/** The folders and the name of an entry, without what would lead anywhere: drives, roots, `..` and `.`. */
function partsOf(name: string): string[] {
  return name
    .replaceAll('\\', '/')
    .replace(/^[a-z]:/i, '')
    .split('/')
    .filter(part => part !== '' && part !== '.' && part !== '..')
}

/**
 * What the files of an archive are called from here on: their name without its folders, which say nothing
 * new as a rule; with them where two files would share it.
 */
export function namesInArchive(entryNames: readonly string[]): string[] {
  const names = entryNames.map(name => partsOf(name).at(-1) ?? 'file')
  const uses = new Map<string, number>()
  for (const name of names) uses.set(name.toLowerCase(), (uses.get(name.toLowerCase()) ?? 0) + 1)
  return names.map((name, i) =>
    uses.get(name.toLowerCase()) === 1 ? name : partsOf(entryNames[i]!).join(' - ') || name,
  )
}

/** Why an entry is no file anybody sent; null where it may be one. */
export function byTheWay(name: string): string | null {
  const parts = partsOf(name)
  const last = parts.at(-1) ?? ''
  if (parts[0] === '__MACOSX' || last.startsWith('._') || last === '.DS_Store') {
    return 'It is a note that macOS keeps for itself'
  }
  if (/^(thumbs\.db|desktop\.ini)$/i.test(last)) return 'It is a note that Windows keeps for itself'
  return null
}

/** The name of what a .gz file holds. */
export function nameInGzip(name: string): string {
  if (/\.tgz$/i.test(name)) return name.replace(/\.tgz$/i, '.tar')
  return name.replace(/\.gz$/i, '') || 'file'
}
