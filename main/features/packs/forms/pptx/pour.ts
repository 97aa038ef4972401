import { heightOf, linesOf } from '../measure.ts'
import { bottom, inner, type Paragraph, type Part, type Slide, top } from './slide.ts'

const indent = 0.3
const gap = 0.09
/** Above and below the words of a finding. */
const padding = 0.1

/** Room for what is put on slides one after the other: when one is full the next begins. */
export type Pouring = {
  slides: Slide[]
  /** Where the next part goes. */
  y: number
}

export function newPouring(y = top): Pouring {
  return { slides: [{ title: '', parts: [] }], y }
}

export function nextSlide(pouring: Pouring): void {
  if (pouring.slides.at(-1)!.parts.length === 0) return
  pouring.slides.push({ title: '', parts: [] })
  pouring.y = top
}

export const roomLeft = ({ y }: Pouring) => bottom - y
export const roomOfSlide = bottom - top

type Shapeless<P> = P extends Part ? Omit<P, 'y'> : never

export function put(pouring: Pouring, part: Shapeless<Part>): void {
  if (part.height > roomLeft(pouring) + 1e-9) nextSlide(pouring)
  pouring.slides.at(-1)!.parts.push({ ...part, y: pouring.y } as Part)
  pouring.y += part.height
}

export const widthFor = ({ level, finding }: Paragraph) => inner - level * indent - (finding ? 0.4 : 0.05)

const linesIn = (paragraph: Paragraph) =>
  linesOf(
    paragraph.heading ? paragraph.runs.map(run => ({ ...run, bold: true as const })) : paragraph.runs,
    paragraph.points,
    widthFor(paragraph),
  )

/** What paragraphs take in height, if they stand on one slide. */
export const textHeight = (paragraphs: readonly Paragraph[]) =>
  paragraphs.reduce((sum, paragraph) => sum + heightWith(paragraph, linesIn(paragraph).length), 0)

const heightWith = ({ points, finding }: Paragraph, lines: number) =>
  heightOf(lines, points) + gap + (finding ? 2 * padding : 0)

/** Paragraphs, each as a whole where it fits, else broken where a line ends. */
export function putText(pouring: Pouring, paragraphs: readonly Paragraph[]): void {
  for (const paragraph of paragraphs) {
    let lines = linesIn(paragraph)
    const around = gap + (paragraph.finding ? 2 * padding : 0)
    const whole = heightOf(lines.length, paragraph.points) + around
    // A heading does not stand alone at the foot of a slide.
    const needed = paragraph.heading ? whole + heightOf(3, paragraph.points) : whole
    if (needed > roomLeft(pouring) && whole <= roomOfSlide) nextSlide(pouring)
    let first = true
    while (lines.length > 0) {
      const fitting = Math.floor((roomLeft(pouring) - around) / heightOf(1, paragraph.points))
      if (fitting < 1) {
        nextSlide(pouring)
        continue
      }
      const taken = lines.slice(0, fitting)
      lines = lines.slice(fitting)
      const runs = taken.length === linesIn(paragraph).length ? paragraph.runs : taken.flat()
      addTo(pouring, { ...paragraph, runs, ...(first ? {} : { bullet: undefined }) }, taken.length)
      first = false
    }
  }
}

/** Joins what is of one kind into one box, so that it can be edited as one text. */
function addTo(pouring: Pouring, paragraph: Paragraph, lines: number) {
  const height = heightWith(paragraph, lines)
  const parts = pouring.slides.at(-1)!.parts
  const last = parts.at(-1)
  if (last?.kind === 'text' && !last.paragraphs[0]?.finding && !paragraph.finding) {
    parts[parts.length - 1] = {
      ...last,
      height: last.height + height,
      paragraphs: [...last.paragraphs, paragraph],
    }
  } else parts.push({ kind: 'text', y: pouring.y, height, paragraphs: [paragraph] })
  pouring.y += height
}
