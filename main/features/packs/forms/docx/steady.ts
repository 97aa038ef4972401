import { strFromU8 } from 'fflate'

/**
 * Rewrites what the library counts up from pack to pack, so that the same pack gives the same bytes: drawings,
 * bookmarks and the leads to them are numbered from one in the order in which they stand.
 */
export function steady(name: string, content: Uint8Array): Uint8Array | string {
  if (name !== 'word/document.xml') return content
  const drawing = numbered()
  const mark = numbered()
  const named = numbered()
  return strFromU8(content)
    .replaceAll(/<wp:docPr id="(\d+)"/g, (_, id) => `<wp:docPr id="${drawing(id)}"`)
    .replaceAll(
      /(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)"/g,
      (_, before, id) => `${before}${mark(id)}"`,
    )
    .replaceAll(/\b(w:anchor|w:name)="_Toc(\d+)"/g, (_, of, id) => `${of}="_Toc${named(id)}"`)
    .replaceAll(/PAGEREF _Toc(\d+) \\h(?=<\/w:instrText>)/g, (_, id) => `PAGEREF _Toc${named(id)} \\h`)
}

function numbered(): (id: string) => number {
  const numbers = new Map<string, number>()
  return id => {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1)
    return numbers.get(id)!
  }
}
