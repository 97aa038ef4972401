import { inflateSync } from 'node:zlib'
import { unzipSync } from 'fflate'

type Part = { name: string; bytes: Buffer }

/** Everything in a file that can be opened: what is in archives of archives, pictures in pages, streams of a PDF. */
export async function partsOf(name: string, bytes: Buffer, depth = 0): Promise<Part[]> {
  const whole = { name, bytes }
  if (depth > 4) return [whole]
  const within = async (parts: Part[]) =>
    (await Promise.all(parts.map(part => partsOf(part.name, part.bytes, depth + 1)))).flat()
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const entries = Object.entries(unzipSync(bytes))
    return [
      whole,
      ...(await within(
        entries.map(([path, content]) => ({ name: `${name}!${path}`, bytes: Buffer.from(content) })),
      )),
    ]
  }
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return [whole, ...(await partsOfPdf(name, bytes))]
  const text = bytes.toString('latin1')
  const embedded = [...text.matchAll(/;base64,([A-Za-z0-9+/=]{16,})/g)].map(([, coded], at) => ({
    name: `${name}#${at}`,
    bytes: Buffer.from(coded!, 'base64'),
  }))
  return [whole, ...(await within(embedded))]
}

/** Its streams unpacked, and its text and metadata as a reader of PDF has them. */
async function partsOfPdf(name: string, bytes: Buffer): Promise<Part[]> {
  const parts: Part[] = []
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const from = at + (bytes[at + 6] === 0x0d ? 8 : 7)
    const end = bytes.indexOf('endstream', from)
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end' || end < 0) continue
    try {
      parts.push({ name: `${name}@${at}`, bytes: inflateSync(bytes.subarray(from, end)) })
    } catch {
      // Not every stream is deflated: those that are not stand in the file as they are.
    }
  }
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const { info, metadata } = await pdf.getMetadata()
  let text = JSON.stringify([info, metadata?.getRaw() ?? ''])
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    text += `\n${items.map(item => ('str' in item ? item.str : '')).join('')}`
  }
  await pdf.loadingTask.destroy()
  return [...parts, { name: `${name} as read`, bytes: Buffer.from(text) }]
}

/** A marker in every writing that a file may hold it in. */
function writingsOf(words: string): Buffer[] {
  const utf8 = Buffer.from(words)
  const utf16 = Buffer.from(words, 'utf16le')
  const asEntities = [...words].map(letter => `&#${letter.codePointAt(0)};`).join('')
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  // In base64 the same words read in three ways, by where they begin; the ends depend on their neighbours.
  const coded = [0, 1, 2].map(shift =>
    Buffer.concat([Buffer.alloc(shift, 'x'), utf8])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4)
      .slice(0, -4),
  )
  const texts = [encodeURIComponent(words), asEntities, escaped, ...coded].filter(text => text.length > 5)
  return [utf8, utf16, Buffer.from(utf16).swap16(), ...texts.map(text => Buffer.from(text))]
}

const known = new Map<string, Buffer[]>()

/** Where a marker is found in the parts of a file, whole or as the text behind tags. */
export function foundIn(parts: readonly Part[], words: string): string[] {
  const writings = known.get(words) ?? writingsOf(words)
  known.set(words, writings)
  return parts
    .filter(({ name, bytes }) => name.includes(words) || writings.some(writing => bytes.includes(writing)))
    .map(({ name }) => name)
}

/** What stands in the text of a part however it is cut into runs: a search beside that for bytes. */
export function withoutTags(parts: readonly Part[]): Part[] {
  return parts
    .filter(({ name }) => /\.(xml|html|rels|as read)$| as read$/.test(name))
    .map(({ name, bytes }) => ({
      name: `${name} without tags`,
      bytes: Buffer.from(bytes.toString('utf8').replaceAll(/<[^>]*>/g, '')),
    }))
}
