import { chartTable } from '../../model/chart-table.ts'
import type { Chart, MapFigure, Picture } from '../../model/document.ts'
import { mapTable } from '../../model/pack-tables.ts'
import { notDrawn } from '../not-drawn.ts'
import { pictureSize, sizeWithin, svgSize } from '../picture-size.ts'
import { paragraph } from './runs.ts'
import { tablePieces } from './tables.ts'
import { highestPixels, type Piece, textPixels, type Writer } from './writer.ts'

/** A chart as a drawing with its signals told, and the table of its figures beneath. */
export function chartPieces(writer: Writer, chart: Chart): Piece[] {
  const signals = (chart.signals ?? []).map(({ words }, at) => `${at + 1}: ${words}`)
  return [
    paragraph(writer, chart.title, { style: 'Caption' }),
    drawing(writer, writer.draw.chart(chart), chart.title, chart.alternative),
    ...(signals.length > 0
      ? [paragraph(writer, `Stands out: ${signals.join('; ')}`, { style: 'Note' })]
      : []),
    ...tablePieces(writer, chartTable(chart)),
  ]
}

export function mapPieces(writer: Writer, map: MapFigure): Piece[] {
  const figures = mapTable(map)
  return [
    paragraph(writer, map.title, { style: 'Caption' }),
    drawing(writer, writer.draw.map(map), map.title, map.alternative),
    paragraph(writer, map.moved ?? '', { style: 'Note' }),
    ...(figures ? tablePieces(writer, figures) : []),
  ]
}

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
            ...{ type, data: bytes, transformation: sizeWithin(size, box, 1) },
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
