/**
 * How many pages a PDF has, as its page tree says: the largest count in it is that of the root (ISO 32000-1, 7.7.3.2).
 * Null where no tree can be read.
 */
export function pagesOf(pdf: Uint8Array): number | null {
  const text = new TextDecoder('latin1').decode(pdf)
  const counts = [
    ...text.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages\b/g),
  ]
  if (counts.length === 0) return null
  return Math.max(...counts.map(([, after, before]) => Number(after ?? before)))
}
