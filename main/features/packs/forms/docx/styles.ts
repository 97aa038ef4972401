import type { INumberingOptions, IStylesOptions } from 'docx'
import { ink, pale, quiet, type Writer } from './writer.ts'

const font = 'Arial'
const language = { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' }

/** The look of a document: the styles that Word itself knows, so that whoever goes on writing finds them. */
export function documentStyles({ docx, accent }: Writer): IStylesOptions {
  const heading = (size: number, before: number, color: string) => ({
    run: { font, size, bold: true, color },
    paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
  })
  const { BorderStyle, ShadingType } = docx
  // Without it said, some programs cut drawings to the height of a line.
  const lineRule = docx.LineRuleType.AUTO
  return {
    default: {
      document: {
        run: { font, size: 20, color: ink, language },
        paragraph: { spacing: { after: 100, line: 264, lineRule } },
      },
      title: {
        run: { font, size: 40, bold: true, color: ink },
        paragraph: { spacing: { before: 60, after: 80 }, keepNext: true },
      },
      heading1: {
        ...heading(28, 320, accent),
        paragraph: {
          ...heading(28, 320, accent).paragraph,
          border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 2, color: accent } },
        },
      },
      heading2: heading(23, 220, ink),
      heading3: heading(20, 180, ink),
      caption: {
        run: { font, size: 18, color: quiet },
        paragraph: { spacing: { before: 120, after: 60 }, keepNext: true },
      },
    },
    paragraphStyles: [
      {
        id: 'Lead',
        name: 'Lead',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 21, color: quiet },
        paragraph: { spacing: { after: 160 } },
      },
      {
        id: 'Kind',
        name: 'Kind of pack',
        basedOn: 'Normal',
        next: 'Title',
        run: { size: 19, color: quiet, allCaps: true, characterSpacing: 14 },
        paragraph: { keepNext: true },
      },
      {
        id: 'Finding',
        name: 'Finding',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        paragraph: {
          shading: { type: ShadingType.CLEAR, fill: pale, color: 'auto' },
          border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: accent } },
          spacing: { before: 120, after: 160 },
          indent: { left: 200 },
          keepLines: true,
        },
      },
      {
        id: 'Note',
        name: 'Note',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { size: 18, color: quiet },
        paragraph: { spacing: { after: 120 } },
      },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { italics: true },
        paragraph: {
          indent: { left: 340 },
          border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: 'D3D9DE' } },
        },
      },
      {
        id: 'ContentsHeading',
        name: 'Contents heading',
        basedOn: 'Normal',
        next: 'Normal',
        run: { size: 24, bold: true, color: accent },
        paragraph: { spacing: { before: 240 }, keepNext: true },
      },
      {
        id: 'Cell',
        name: 'Table cell',
        basedOn: 'Normal',
        run: { size: 18 },
        paragraph: { spacing: { before: 30, after: 30, line: 240, lineRule } },
      },
      {
        id: 'Drawing',
        name: 'Drawing',
        basedOn: 'Normal',
        next: 'Normal',
        paragraph: { spacing: { before: 40, after: 40, line: 240, lineRule }, keepNext: true },
      },
      { id: 'Running', name: 'Running line', basedOn: 'Normal', run: { size: 16, color: quiet } },
    ],
  }
}

const levels = 9
const indentTwips = 360

/** Bullets and numbers, nine deep. */
export function documentNumbering({ docx }: Writer): INumberingOptions {
  const { AlignmentType, LevelFormat } = docx
  const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
    level: at,
    format,
    text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: indentTwips * (at + 1), hanging: indentTwips } } },
  })
  const every = Array.from({ length: levels }, (_, at) => at)
  const numbers = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN]
  return {
    config: [
      {
        reference: 'bullets',
        levels: every.map(at => level(at, LevelFormat.BULLET, at % 2 === 0 ? '•' : '–')),
      },
      { reference: 'numbers', levels: every.map(at => level(at, numbers[at % 3]!, `%${at + 1}.`)) },
    ],
  }
}

export const deepest = levels - 1
export const listIndent = (level: number) => indentTwips * (level + 1)
