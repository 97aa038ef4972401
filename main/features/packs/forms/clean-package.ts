import { strFromU8 } from 'fflate'
import type { PackDocument } from '../model/document.ts'
import { archive } from './archive.ts'
import { escaped } from './escaped.ts'

/*
 * An office file as it leaves the bureau. Libraries write their own name, the clock and what else they like into a
 * package: its properties are written anew, from the pack alone, and what has no business in it is taken out.
 */

type Named = Pick<PackDocument, 'title' | 'bureauName' | 'madeOn'>

/** Parts that nothing in a pack needs. */
const unwanted = /^docProps\/(custom\.xml|thumbnail\.[a-z]+)$|(^|\/)comments[^/]*\.xml$|printerSettings/i

/** The parts of a package by name, as `unzipSync` gives them. */
export type Parts = Record<string, Uint8Array>

/** `change` may rewrite a part. The same parts give the same bytes. */
export function cleanPackage(
  parts: Parts,
  document: Named,
  change: (name: string, content: Uint8Array) => Uint8Array | string = (_, content) => content,
): Uint8Array {
  const kept = new Map<string, Uint8Array | string>()
  for (const name of Object.keys(parts)
    .filter(name => !name.endsWith('/'))
    .sort(packageOrder)) {
    if (unwanted.test(name)) continue
    kept.set(name, change(name, parts[name]!))
  }
  kept.set('docProps/core.xml', coreProperties(document))
  kept.set('docProps/app.xml', appProperties)
  for (const [name, content] of kept) {
    if (name.endsWith('.rels')) kept.set(name, withoutMissing(name, textOf(content), kept))
  }
  kept.set('[Content_Types].xml', withoutMissingTypes(textOf(kept.get('[Content_Types].xml')!), kept))
  return archive(kept, document.madeOn)
}

const textOf = (content: Uint8Array | string) => (typeof content === 'string' ? content : strFromU8(content))

/** The list of types first, as readers that stream expect it. */
function packageOrder(a: string, b: string): number {
  const rank = (name: string) => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2)
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** Leads to parts that were taken out go with them. */
function withoutMissing(name: string, xml: string, parts: ReadonlyMap<string, unknown>): string {
  const folder = name.replace(/_rels\/[^/]*$/, '')
  return xml.replaceAll(/<Relationship\b[^>]*?\/>/g, element => {
    const [, target] = /\bTarget="([^"]*)"/.exec(element) ?? []
    if (target === undefined || /\bTargetMode="External"/.test(element)) return element
    return parts.has(resolved(folder, target)) ? element : ''
  })
}

/** A target as the name of a part, `../media/image1.png` from `ppt/slides/` as `ppt/media/image1.png`. */
function resolved(folder: string, target: string): string {
  return decodeURI(new URL(target, `package:/${folder}`).pathname).replace(/^\//, '')
}

function withoutMissingTypes(xml: string, parts: ReadonlyMap<string, unknown>): string {
  return xml.replaceAll(/<Override\b[^>]*?\/>/g, element => {
    const [, part] = /\bPartName="\/([^"]*)"/.exec(element) ?? []
    return part === undefined || parts.has(part) ? element : ''
  })
}

const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function coreProperties({ title, bureauName, madeOn }: Named): string {
  const moment = `${madeOn}T12:00:00Z`
  return `${declared}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(bureauName)}</dc:creator><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`
}

const appProperties = `${declared}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Tasking Desk</Application></Properties>`
