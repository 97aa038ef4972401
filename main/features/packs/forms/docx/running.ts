import type { Footer, Header } from 'docx'
import type { PackDocument } from '../../model/document.ts'
import { freezeWords, inventedWords, packNumber } from '../about-lines.ts'
import { ink, textTwips, type Writer } from './writer.ts'

/** What stands on every page: above who may have it and of when the data are, below its number and the page. */
export function runningLines({ docx }: Writer, document: PackDocument): { header: Header; footer: Footer } {
  const { PageNumber, Paragraph, TabStopType, TextRun } = docx
  const tabStops = [
    { type: TabStopType.CENTER, position: textTwips / 2 },
    { type: TabStopType.RIGHT, position: textTwips },
  ]
  const line = (left: string, right: readonly (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
    new Paragraph({
      style: 'Running',
      tabStops,
      children: [
        new TextRun({ text: left }),
        new TextRun({ children: ['\t', document.marking], bold: true, color: ink, size: 18 }),
        new TextRun({ children: ['\t', ...right] }),
      ],
    })
  const invented = document.demonstration
    ? [new Paragraph({ style: 'Running', children: [new TextRun({ text: inventedWords, bold: true })] })]
    : []
  return {
    header: new docx.Header({
      children: [line(document.audienceWords, [freezeWords(document)]), ...invented],
    }),
    footer: new docx.Footer({
      children: [line(packNumber(document), ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES])],
    }),
  }
}
