import { cssString } from './words.ts'

type Running = { marking: string; audience: string; reference: string; demonstration: boolean }

/** What stands in the margins of every printed page, and the look of paper and screen. */
export function pageStyle({ marking, audience, reference, demonstration }: Running): string {
  const invented = demonstration ? 'Invented data: demonstration only' : ''
  const small = 'font: 8pt "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #4a535d;'
  const strong =
    'font: 700 9pt "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #1f2328; letter-spacing: 0.06em;'
  return `@page {
    size: A4; margin: 19mm 16mm 18mm;
    @top-left { content: ${cssString(audience)}; ${small} }
    @top-center { content: ${cssString(marking)}; ${strong} }
    @top-right { content: ${cssString(invented)}; ${small} font-weight: 700; }
    @bottom-left { content: ${cssString(reference)}; ${small} }
    @bottom-center { content: ${cssString(marking)}; ${strong} }
    @bottom-right { content: "Page " counter(page) " of " counter(pages); ${small} }
  }
${body}`
}

const body = `
  * { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  html { font: 10pt/1.38 "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #1f2328; background: #fff; }
  body { margin: 0; }
  h1, h2, h3, p, table, ul, dl { margin: 0; }
  h1 { font-size: 21pt; line-height: 1.18; font-weight: 650; margin: 1mm 0 2mm; text-wrap: balance; overflow-wrap: anywhere; }
  h2 { font-size: 13pt; font-weight: 650; color: #12395b; border-bottom: 1.2pt solid #12395b; padding-bottom: 0.8mm;
    margin: 6mm 0 2mm; break-after: avoid; }
  h3 { font-size: 10.5pt; font-weight: 650; margin: 4mm 0 1mm; break-after: avoid; }
  p { margin-bottom: 2mm; orphans: 3; widows: 3; }
  .kind { font-size: 9.5pt; color: #4a535d; text-transform: uppercase; letter-spacing: 0.08em; }
  .lead { font-size: 10.5pt; color: #4a535d; }
  .quiet { color: #4a535d; font-size: 9pt; }
  .unwritten { color: #4a535d; font-style: italic; }
  .invented { border: 1.4pt solid #1f2328; padding: 2mm 3mm; font-weight: 650; margin-bottom: 4mm; }
  .figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 3mm; margin: 4mm 0 3mm; }
  .figures div { border-left: 2.4pt solid #12395b; padding: 0.5mm 0 0.5mm 3mm; }
  .figures dt { font-size: 8.5pt; color: #4a535d; }
  .figures dd { margin: 0; font-size: 15pt; font-weight: 650; line-height: 1.2; font-variant-numeric: tabular-nums; }
  .figures dd small { display: block; font-size: 8.5pt; font-weight: 400; color: #4a535d; line-height: 1.3; }
  .finding { background: #eef3f7; border-left: 2.4pt solid #12395b; padding: 2.4mm 3.5mm; margin: 3mm 0; break-inside: avoid; }
  .finding p:last-child { margin-bottom: 0; }
  figure { margin: 2mm 0 3mm; break-inside: avoid; }
  figcaption { font-size: 9pt; color: #4a535d; margin-top: 1mm; }
  svg { display: block; width: 100%; height: auto; }
  .map text { font-family: inherit; fill: #1f2328; }
  .map .grid { font-size: 11px; fill: #4a535d; }
  .map .legend { font-size: 13px; }
  .map .strong { font-weight: 650; }
  .map .area { font-size: 14px; font-weight: 600; fill: #4a535d; }
  .map .halo { paint-order: stroke; stroke: #fbfbfa; stroke-width: 3px; stroke-linejoin: round; }
  .key { display: inline-block; width: 3.2mm; height: 3.2mm; vertical-align: -0.4mm; margin-right: 1mm; }
  table { width: 100%; border-collapse: collapse; font-size: 9pt; margin-bottom: 2mm; }
  caption { text-align: left; font-size: 9pt; color: #4a535d; padding-bottom: 1mm; }
  th { text-align: left; font-weight: 650; border-bottom: 1pt solid #4a535d; padding: 1mm 2mm 1mm 0; vertical-align: bottom; }
  td { border-bottom: 0.5pt solid #d3d9de; padding: 1mm 2mm 1mm 0; vertical-align: top; }
  tbody th { font-weight: 400; border-bottom: 0.5pt solid #d3d9de; vertical-align: top; }
  table, tr { break-inside: avoid; }
  .name { white-space: nowrap; font-weight: 650; }
  .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .number + :not(.number) { padding-left: 3mm; }
  .together { break-inside: avoid; }
  th.number { white-space: normal; }
  td.nowrap { white-space: nowrap; }
  h4 { font-size: 10pt; font-weight: 650; margin: 3mm 0 1mm; break-after: avoid; }
  .text { margin-bottom: 2mm; overflow-wrap: anywhere; }
  .text li > p { margin-bottom: 0.5mm; }
  .live { text-decoration: underline dotted #4a535d 0.8pt; text-underline-offset: 2pt; }
  blockquote { margin: 2mm 0; padding-left: 4mm; border-left: 1.4pt solid #d3d9de; }
  .picture img { display: block; max-width: 100%; max-height: 120mm; }
  ul, ol { margin: 0 0 2mm; padding-left: 5mm; }
  li { margin-bottom: 1mm; }
  .method dt { font-weight: 650; break-after: avoid; }
  .method { font-size: 9pt; }
  .method dd { margin: 0 0 1.4mm; orphans: 3; widows: 3; break-inside: avoid; }
  .running { display: none; }
  @media screen {
    html { background: #d9dde1; }
    main { max-width: 210mm; margin: 6mm auto; padding: 8mm 16mm 10mm; background: #fff; box-shadow: 0 1px 6px #0003; }
    .running { display: flex; justify-content: space-between; position: sticky; z-index: 1; padding: 1.5mm 6mm; background: #1f2328;
      color: #fff; font-size: 9pt; }
    .running strong { letter-spacing: 0.06em; }
    header.running { top: 0; } footer.running { bottom: 0; }
  }
`
