import { packNames } from '#shared/features/packs/kinds.ts'
import { cleanDocument } from '../model/clean-text.ts'
import type { PackDocument, Section } from '../model/document.ts'
import { endMatter } from '../model/end-matter.ts'
import { aboutLines } from './about-lines.ts'
import { accentOf } from './accent.ts'
import { drawWith } from './draw.ts'
import { numberedFigures, sectionBehind } from './numbered.ts'
import { pictureSize, sizeWithin } from './picture-size.ts'
import { drawSlide } from './pptx/draw-slide.ts'
import { newDeck } from './pptx/library.ts'
import { newPouring, put, putText } from './pptx/pour.ts'
import { type Pourer, putBlocks, tableBehind } from './pptx/pour-blocks.ts'
import { coverTop, inner, left, type Slide, sizes, slideHeight, slideWidth } from './pptx/slide.ts'
import { steadyDeck } from './pptx/steady.ts'

/** Slides for the meeting room: one or more for each section, nothing over their edges. */
export async function makePptx(pack: PackDocument): Promise<Uint8Array> {
  const document = cleanDocument(pack)
  const accent = accentOf(document.look)
  const pourer = { draw: drawWith(accent), numbered: numberedFigures(document.sections) }
  const slides = [
    ...openingSlides(document),
    ...[...document.sections, ...sectionBehind(pourer.numbered, tableBehind), ...endMatter(document)].flatMap(
      section => sectionSlides(section, pourer),
    ),
  ]
  const deck = await newDeck()
  deck.defineLayout({ name: 'PROJECTOR', width: slideWidth, height: slideHeight })
  deck.layout = 'PROJECTOR'
  deck.title = document.title
  deck.theme = { headFontFace: 'Arial', bodyFontFace: 'Arial' }
  deck.defineSlideMaster({
    title: 'PACK',
    objects: [
      {
        placeholder: {
          options: { name: 'title', type: 'title', x: left, y: 0.55, w: inner, h: 0.8, align: 'left' },
          text: '',
        },
      },
    ],
  })
  slides.forEach((slide, at) => {
    drawSlide(
      deck.addSlide({ masterName: 'PACK' }),
      slide,
      { accent, document },
      { at: at + 1, of: slides.length },
    )
  })
  const bytes = new Uint8Array((await deck.write({ outputType: 'arraybuffer' })) as ArrayBuffer)
  const charts = slides.flatMap(({ parts }) =>
    parts.flatMap(part => (part.kind === 'chart' ? [part.chart] : [])),
  )
  return steadyDeck(bytes, charts, accent, document)
}

function sectionSlides({ title, blocks }: Section, pourer: Pourer): Slide[] {
  const pouring = newPouring()
  putBlocks(pouring, blocks, pourer)
  return titled(pouring.slides, title)
}

function openingSlides(document: PackDocument): Slide[] {
  const pouring = newPouring(coverTop)
  const { logo } = document.look
  const size = logo && pictureSize(logo.mediaType, Buffer.from(logo.base64, 'base64'))
  if (logo && size) {
    const { width, height } = sizeWithin(
      { width: size.width / 96, height: size.height / 96 },
      { width: 2.6, height: 1 },
      1,
    )
    put(pouring, { kind: 'picture', picture: logo, width, height: height + 0.1, x: left })
  }
  const line = (text: string, points: number) => ({ runs: [{ text }], points, level: 0 })
  putText(pouring, [
    { ...line(packNames[document.kind], sizes.text), quiet: true },
    ...(document.lead ? [line(document.lead, sizes.heading)] : []),
    ...aboutLines(document).map(([label, words]) => ({
      ...line('', 14),
      runs: [{ text: label, bold: true as const }, { text: `: ${words}` }],
    })),
  ])
  const [cover, ...others] = titled(pouring.slides, document.title)
  return [{ ...cover!, isCover: true }, ...others]
}

function titled(slides: readonly Slide[], title: string): Slide[] {
  const filled = slides.filter(({ parts }, at) => at === 0 || parts.length > 0)
  return filled.map((slide, at) => ({
    ...slide,
    title: at === 0 ? title : `${title}, continued (${at + 1} of ${filled.length})`,
  }))
}
