import type { PackDocument } from '../../model/document.ts'
import { cssString } from '../../words.ts'
import { freezeWords, inventedWords, packNumber } from '../about-lines.ts'
import { lighter } from './shades.ts'

const fonts = '"Segoe UI", "Liberation Sans", Arial, sans-serif'

/** What stands at the head and foot of every page. */
export type Running = { audience: string; marking: string; bureau: string; reference: string; frozen: string }

export function runningOf(document: PackDocument): Running {
  const { audienceWords, marking, demonstration, bureauName, reference, number } = document
  return {
    audience: audienceWords,
    marking,
    bureau: demonstration ? inventedWords : bureauName,
    reference: [number === null ? 'Preview, not entered' : packNumber(document), reference]
      .filter(Boolean)
      .join(' · '),
    frozen: freezeWords(document),
  }
}

/** What stands in the margins of every printed page, and the look of paper and screen. */
export function pageStyle(running: Running, accent: string): string {
  const small = `font: 8pt ${fonts}; color: #4a535d;`
  const strong = `font: 700 9pt ${fonts}; color: #1f2328; letter-spacing: 0.06em; white-space: nowrap;`
  return `@page {
    size: A4; margin: 19mm 16mm 18mm;
    @top-left { content: ${cssString(running.audience)}; ${small} }
    @top-center { content: ${cssString(running.marking)}; ${strong} }
    @top-right { content: ${cssString(running.bureau)}; ${small} font-weight: 700; }
    @bottom-left { content: ${cssString(running.reference)}; ${small} }
    @bottom-center { content: ${cssString(running.marking)}; ${strong} }
    @bottom-right { content: ${cssString(running.frozen === '' ? '' : `${running.frozen} · `)} "Page " counter(page) " of " counter(pages); ${small} }
  }
  :root { --accent: ${accent}; --tint: ${lighter(accent, 0.93)}; }
${body}`
}

const body = `
  * { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font: 10pt/1.38 ${fonts}; color: #1f2328; background: #fff; }
  body { margin: 0; }
  h1, h2, h3, p, table, ul, dl { margin: 0; }
  h1 { font-size: 21pt; line-height: 1.18; font-weight: 650; margin: 1mm 0 2mm; text-wrap: balance; overflow-wrap: anywhere; }
  h2 { font-size: 13pt; font-weight: 650; color: var(--accent); border-bottom: 1.2pt solid var(--accent); padding-bottom: 0.8mm;
    margin: 6mm 0 2mm; break-after: avoid; }
  #decide { break-after: page; }
  h3 { font-size: 10.5pt; font-weight: 650; margin: 4mm 0 1mm; break-after: avoid; }
  h4 { font-size: 10pt; font-weight: 650; margin: 3mm 0 1mm; break-after: avoid; }
  h3 + p, h4 + p { break-after: avoid; }
  h2 + :is(p, .finding):has(+ :is(figure, .short)) { break-after: avoid; }
  p { margin-bottom: 2mm; orphans: 3; widows: 3; overflow-wrap: anywhere; }
  a { color: inherit; text-decoration-thickness: 0.5pt; text-underline-offset: 2pt; }
  .title { display: flex; justify-content: space-between; gap: 6mm; align-items: flex-start; }
  .logo { max-height: 18mm; max-width: 60mm; flex: none; }
  .kind { font-size: 9.5pt; color: #4a535d; text-transform: uppercase; letter-spacing: 0.08em; }
  .lead { font-size: 10.5pt; color: #4a535d; }
  .about { font-size: 9pt; color: #4a535d; }
  .quiet { color: #4a535d; font-size: 9pt; }
  .unwritten { color: #4a535d; font-style: italic; }
  .withheld { font-style: italic; font-weight: 400; color: #4a535d; }
  .invented { border: 1.4pt solid #1f2328; padding: 2mm 3mm; font-weight: 650; margin-bottom: 4mm; }
  .contents { margin: 4mm 0 2mm; padding: 2.4mm 3.5mm; background: var(--tint); break-inside: avoid; }
  .contents h2 { border: 0; margin: 0 0 1mm; padding: 0; font-size: 10.5pt; }
  .contents ol { columns: 3; column-gap: 7mm; font-size: 9pt; margin: 0; padding-left: 6mm; }
  .contents li { margin-bottom: 0.6mm; break-inside: avoid; }
  .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(38mm, 1fr)); gap: 3mm; margin: 4mm 0 3mm; break-inside: avoid; }
  .figures:has(> :nth-child(4):last-child) { grid-template-columns: repeat(4, 1fr); }
  .figures div { border-left: 2.4pt solid var(--accent); padding: 0.5mm 0 0.5mm 3mm; }
  .figures dt { font-size: 8.5pt; color: #4a535d; }
  .figures dd { margin: 0; font-size: 15pt; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
  .figures dd .withheld { font-size: 10.5pt; }
  .figures dd small { display: block; font-size: 8.5pt; font-weight: 400; color: #4a535d; line-height: 1.3; }
  .finding { background: var(--tint); border-left: 2.4pt solid var(--accent); padding: 2.4mm 3.5mm; margin: 3mm 0; break-inside: avoid; }
  .finding p:last-child { margin-bottom: 0; }
  figure { margin: 3mm 0 3.5mm; break-inside: avoid; }
  figcaption { font-size: 9.5pt; font-weight: 650; margin-bottom: 1mm; }
  figure p, figure ol { font-size: 9pt; color: #4a535d; margin: 1mm 0 0; }
  svg { display: block; width: 100%; height: auto; }
  svg.map { max-width: 152mm; }
  table { width: 100%; border-collapse: collapse; font-size: 9pt; margin: 2mm 0 3mm; }
  caption { text-align: left; font-size: 9pt; color: #4a535d; padding-bottom: 1mm; }
  th { text-align: left; font-weight: 650; border-bottom: 1pt solid #4a535d; padding: 1mm 2mm 1mm 0; vertical-align: bottom; }
  td { border-bottom: 0.5pt solid #d3d9de; padding: 1mm 2mm 1mm 0; vertical-align: top; overflow-wrap: anywhere; }
  tbody th { font-weight: 400; border-bottom: 0.5pt solid #d3d9de; vertical-align: top; overflow-wrap: anywhere; }
  tr, .short { break-inside: avoid; }
  .name { white-space: nowrap; font-weight: 650; }
  .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .number + :not(.number) { padding-left: 3mm; }
  th.number, .shared .name, .shared td, .shared th { white-space: normal; }
  td.nowrap { white-space: nowrap; }
  .live { text-decoration: underline dotted #4a535d 0.8pt; text-underline-offset: 2pt; }
  blockquote { margin: 2mm 0; padding-left: 4mm; border-left: 1.4pt solid #d3d9de; }
  .picture img { display: block; max-width: 100%; max-height: 120mm; }
  ul, ol { margin: 0 0 2mm; padding-left: 5mm; }
  li { margin-bottom: 1mm; }
  li > p { margin-bottom: 0.5mm; }
  .terms { font-size: 9pt; }
  .terms dt { font-weight: 650; break-after: avoid; }
  .terms dd { margin: 0 0 1.4mm; orphans: 3; widows: 3; break-inside: avoid; overflow-wrap: anywhere; }
  .behind { columns: 2; column-gap: 8mm; }
  .behind table { font-size: 8.5pt; }
  .behind > div { break-inside: avoid-column; }
  .behind .name, .behind th { white-space: normal; }
  .behind .wide { column-span: all; break-inside: avoid; }
  .behind .wide table { font-size: 8pt; margin: 1mm 0 2.5mm; }
  .behind .wide :is(td, tbody th) { padding-top: 0.15mm; padding-bottom: 0.15mm; line-height: 1.15; }
  .behind .wide th, .behind .wide .number { white-space: nowrap; }
  .running { display: none; }
  @media screen {
    html { background: #d9dde1; }
    main { max-width: 210mm; margin: 6mm auto; padding: 8mm 16mm 10mm; background: #fff; box-shadow: 0 1px 6px #0003; }
    .running { display: flex; justify-content: space-between; gap: 4mm; position: sticky; z-index: 1; padding: 1.5mm 6mm; background: #1f2328;
      color: #fff; font-size: 9pt; }
    .running strong { letter-spacing: 0.06em; }
    header.running { top: 0; } footer.running { bottom: 0; }
  }
`
