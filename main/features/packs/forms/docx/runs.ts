import type { IParagraphOptions, Paragraph, TextRun } from 'docx'
import { runsText } from '../../model/cell-text.ts'
import type { Run } from '../../model/document.ts'
import { isRightToLeft } from '../right-to-left.ts'
import type { Writer } from './writer.ts'

/** A paragraph of runs, in the direction of its first letter. */
export function paragraph(
  writer: Writer,
  runs: readonly Run[] | string,
  options: Omit<IParagraphOptions, 'children' | 'text'> = {},
): Paragraph {
  const parts = typeof runs === 'string' ? [{ text: runs }] : runs
  const rightToLeft = isRightToLeft(runsText(parts))
  return new writer.docx.Paragraph({
    ...options,
    ...(rightToLeft ? { bidirectional: true } : {}),
    children: parts.flatMap(run => textRuns(writer, run, rightToLeft)),
  })
}

function textRuns({ docx }: Writer, run: Run, rightToLeft: boolean): TextRun[] {
  const look = {
    ...(run.bold ? { bold: true } : {}),
    ...(run.italic || run.missing ? { italics: true } : {}),
    ...(run.underline ? { underline: {} } : {}),
    ...(rightToLeft ? { rightToLeft: true } : {}),
  }
  const lines = run.text.split('\n').map((text, at) => ({ text, broken: at > 0 }))
  if (run.lineBreak) lines.push({ text: '', broken: true })
  return lines.map(({ text, broken }) => new docx.TextRun({ ...look, text, ...(broken ? { break: 1 } : {}) }))
}
