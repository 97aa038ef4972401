import { strFromU8, unzipSync } from 'fflate'
import type { Chart, PackDocument } from '../../model/document.ts'
import { cleanPackage, type Parts } from '../clean-package.ts'
import { notDrawn } from '../not-drawn.ts'
import { chartWorkbook } from './chart-workbook.ts'
import { chartXml } from './chart-xml.ts'

/**
 * The deck as it leaves the bureau: with our own charts and workbooks in the frames that the library made, and
 * without what it writes that is not ours, is not the same each time, or that PowerPoint would have to repair.
 */
export async function steadyDeck(
  bytes: Uint8Array,
  charts: readonly Chart[],
  accent: string,
  document: PackDocument,
): Promise<Uint8Array> {
  const parts = renumbered(unzipSync(bytes))
  const own = new Map<string, Uint8Array | string>()
  for (const [at, chart] of charts.entries()) {
    own.set(`ppt/charts/chart${at + 1}.xml`, chartXml(chart, accent))
    own.set(`ppt/embeddings/Microsoft_Excel_Worksheet${at + 1}.xlsx`, await chartWorkbook(chart, document))
  }
  return cleanPackage(parts, document, (name, content) => {
    if (isStandIn(name, parts)) return notDrawn()
    return own.get(name) ?? steadyPart(name, content)
  })
}

const counted = /(chart|Microsoft_Excel_Worksheet)(\d+)(\.xml|\.xlsx)/g

/** The library counts its charts up for as long as the application runs: here they begin at one. */
function renumbered(parts: Parts): Parts {
  const numbers = Object.keys(parts)
    .flatMap(name => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b))
  const named = (text: string) =>
    text.replaceAll(counted, (_, what, number, ending) => `${what}${numbers.indexOf(number) + 1}${ending}`)
  const leads = (name: string) => name.endsWith('.rels') || name === '[Content_Types].xml'
  return Object.fromEntries(
    Object.entries(parts).map(([name, content]) => [
      named(name),
      leads(name) ? new TextEncoder().encode(named(strFromU8(content))) : content,
    ]),
  )
}

/** Before each drawing in SVG the library keeps a picture for programs without SVG: that of a broken one. */
function isStandIn(name: string, parts: Parts): boolean {
  const [, slide, number] = /^ppt\/media\/image-(\d+)-(\d+)\.png$/.exec(name) ?? []
  return slide !== undefined && `ppt/media/image-${slide}-${Number(number) + 1}.svg` in parts
}

function steadyPart(name: string, content: Uint8Array): Uint8Array | string {
  if (!name.endsWith('.xml') || !name.startsWith('ppt/')) return content
  const xml = strFromU8(content).replaceAll('lang="en-US"', 'lang="en-GB"')
  if (name === 'ppt/presentation.xml') return inOrder(xml)
  if (!/^ppt\/slides\/slide\d+\.xml$/.test(name)) return xml
  return numbered(xml).replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>')
}

/** The schema wants the master of the notes before the slides. */
function inOrder(xml: string): string {
  const [notes = ''] = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/.exec(xml) ?? []
  return xml.replace(notes, '').replace('<p:sldIdLst>', `${notes}<p:sldIdLst>`)
}

/** The things on a slide, numbered as they stand: the library gives tables numbers that others have. */
function numbered(xml: string): string {
  let id = 0
  return xml.replaceAll(/<p:cNvPr id="\d+"/g, () => `<p:cNvPr id="${++id}"`)
}
