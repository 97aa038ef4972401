import { unzipSync } from 'fflate'
import { packNames } from '#shared/features/packs/kinds.ts'
import { cleanDocument } from '../model/clean-text.ts'
import type { PackDocument, Section } from '../model/document.ts'
import { endMatter } from '../model/end-matter.ts'
import { aboutLines } from './about-lines.ts'
import { accentOf } from './accent.ts'
import { cleanPackage } from './clean-package.ts'
import { blockPieces } from './docx/blocks.ts'
import { picturePieces } from './docx/drawings.ts'
import { runningLines } from './docx/running.ts'
import { paragraph } from './docx/runs.ts'
import { steady } from './docx/steady.ts'
import { documentNumbering, documentStyles } from './docx/styles.ts'
import { newWriter, type Piece, pageMargins, type Writer } from './docx/writer.ts'
import { numberedFigures, sectionBehind, tableOfDrawing } from './numbered.ts'

/** A document for Word: real headings, lists and tables, drawings as vectors, to be gone on with. */
export async function makeDocx(pack: PackDocument): Promise<Uint8Array> {
  const document = cleanDocument(pack)
  const docx = await import('docx')
  const writer = newWriter(docx, accentOf(document.look), numberedFigures(document.sections))
  const { header, footer } = runningLines(writer, document)
  const file = new docx.Document({
    title: document.title,
    creator: document.bureauName,
    styles: documentStyles(writer),
    numbering: documentNumbering(writer),
    features: { updateFields: false },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: pageMargins } },
        headers: { default: header },
        footers: { default: footer },
        children: [
          ...opening(writer, document),
          ...[
            ...document.sections,
            ...sectionBehind(writer.numbered, tableOfDrawing),
            ...endMatter(document),
          ].flatMap(section => sectionPieces(writer, section)),
        ],
      },
    ],
  })
  const bytes = await docx.Packer.pack(file, 'uint8array')
  return cleanPackage(unzipSync(bytes), document, steady)
}

function opening(writer: Writer, document: PackDocument): Piece[] {
  const { docx } = writer
  const { logo } = document.look
  const about = aboutLines(document).filter(([label]) => label !== 'Pack')
  return [
    ...(logo ? picturePieces(writer, { ...logo, caption: '' }, { width: 190, height: 64 }) : []),
    paragraph(writer, packNames[document.kind], { style: 'Kind' }),
    paragraph(writer, document.title, { heading: docx.HeadingLevel.TITLE }),
    ...(document.lead ? [paragraph(writer, document.lead, { style: 'Lead' })] : []),
    ...about.map(([label, words]) =>
      paragraph(writer, [{ text: label, bold: true }, { text: `: ${words}` }], { style: 'Cell' }),
    ),
    paragraph(writer, 'Contents', { style: 'ContentsHeading' }),
    new docx.TableOfContents('Contents', {
      hyperlink: true,
      headingStyleRange: '1-2',
      beginDirty: false,
      tabLeader: docx.LeaderType.NONE,
    }),
  ]
}

function sectionPieces(writer: Writer, { title, blocks }: Section): Piece[] {
  return [
    paragraph(writer, title, { heading: writer.docx.HeadingLevel.HEADING_1 }),
    ...blockPieces(writer, blocks),
  ]
}
