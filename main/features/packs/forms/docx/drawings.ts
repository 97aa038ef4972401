import type { Block, Chart, MapFigure, Picture } from '../../model/document.ts'
import { signalsTold } from '../../model/signals-told.ts'
import { notDrawn } from '../not-drawn.ts'
import { isToldBeneath, tableOfDrawing } from '../numbered.ts'
import { pictureSize, sizeWithin, svgSize } from '../picture-size.ts'
import { paragraph } from './runs.ts'
import { highestPixels, type Piece, textPixels, type Writer } from './writer.ts'

/** A chart or a map under its number and title, with what must be known of it, and where its figures stand. */
export function drawingPieces(writer: Writer, block: Extract<Block, { kind: 'chart' | 'map' }>): Piece[] {
  const { title, alternative } = block.kind === 'chart' ? block.chart : block.map
  const svg = block.kind === 'chart' ? writer.draw.chart(block.chart) : writer.draw.map(block.map)
  const notes = [
    ...(block.kind === 'chart' ? chartNotes(block.chart) : mapNotes(block.map)),
    ...(isToldBeneath(block)
      ? ['Its figures are in the table beneath.']
      : tableOfDrawing(block)
        ? ['Its figures are at the end.']
        : []),
  ]
  return [
    paragraph(writer, `Figure ${writer.numbered.get(block)}. ${title}`, { style: 'Caption' }),
    drawing(writer, svg, title, alternative),
    ...notes.map(words => paragraph(writer, words, { style: 'Note' })),
  ]
}

const chartNotes = ({ signals = [] }: Chart) =>
  signalsTold(signals, (_, number) => String(number)).map(({ which, words }) => `${which}: ${words}`)

const mapNotes = ({ moved }: MapFigure) => (moved ? [moved] : [])

function drawing({ docx }: Writer, svg: string, title: string, alternative: string): Piece {
  const size = sizeWithin(svgSize(svg), { width: textPixels, height: highestPixels })
  return new docx.Paragraph({
    style: 'Drawing',
    children: [
      new docx.ImageRun({
        type: 'svg',
        data: new TextEncoder().encode(svg),
        transformation: size,
        fallback: { type: 'png', data: notDrawn() },
        altText: { name: title, title, description: alternative },
      }),
    ],
  })
}

/** A photograph or a drawing that was kept; what no document can hold is told in words. */
export function picturePieces(
  writer: Writer,
  picture: Picture,
  box = { width: textPixels, height: 450 },
): Piece[] {
  const { docx } = writer
  const bytes = Buffer.from(picture.base64, 'base64')
  const size = pictureSize(picture.mediaType, bytes)
  const type = picture.mediaType === 'image/png' ? 'png' : 'jpg'
  const shown = size
    ? new docx.Paragraph({
        style: 'Drawing',
        children: [
          new docx.ImageRun({
            type,
            data: bytes,
            transformation: sizeWithin(size, box, 1),
            altText: {
              name: picture.caption || picture.alternative,
              title: picture.caption,
              description: picture.alternative,
            },
          }),
        ],
      })
    : paragraph(writer, [
        { text: `Picture that cannot be shown here: ${picture.alternative}`, missing: true },
      ])
  return [shown, ...(picture.caption ? [paragraph(writer, picture.caption, { style: 'Note' })] : [])]
}
