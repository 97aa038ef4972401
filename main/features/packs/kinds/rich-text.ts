import { type FigureSource, figureText } from '#shared/features/profiles/figure-text.ts'
import { type BlockNode, type Doc, type InlineNode, isBlank } from '#shared/features/profiles/rich-text.ts'
import type { Block, Restricted, Run } from '../model/document.ts'

/** A picture kept with a profile, as it can stand in a pack. */
export type PackPicture = {
  id: number
  mediaType: string
  base64: string
  caption: string
  origin: string
  marking: string
}
export type Writing = {
  source: FigureSource
  pictures: readonly PackPicture[]
  /** Who may have the text at all. */
  only: Restricted['only']
  /** The keys of the counts that a figure could be worked back to. */
  fromOf(key: string): readonly string[]
  /** Why a figure is not told at all; empty where it is. */
  untold(key: string): string
}

/** Written text as blocks of a pack: figures are read, pictures stand in the pack itself. */
export function written(doc: Doc, writing: Writing): Block[] {
  const blocks = isBlank(doc)
    ? [sentence('Nothing has been written here yet.')]
    : doc.content.flatMap(block => blocksOf(block, writing))
  return writing.only ? blocks.map(block => ({ ...block, only: writing.only })) : blocks
}

/** Says that something is not there. */
const sentence = (text: string): Block => ({ kind: 'text', runs: [{ text, missing: true }] })

function blocksOf(block: BlockNode, writing: Writing): Block[] {
  switch (block.type) {
    case 'paragraph':
      return block.content?.length ? [{ kind: 'text', runs: runsOf(block.content, writing) }] : []
    case 'heading': {
      const text = runsOf(block.content, writing)
        .map(run => run.text)
        .join('')
      return text.trim() === '' ? [] : [{ kind: 'heading', level: block.attrs.level === 3 ? 3 : 4, text }]
    }
    case 'bulletList':
      return [{ kind: 'list', ordered: false, items: itemsOf(block.content, writing) }]
    case 'orderedList':
      return [{ kind: 'list', ordered: true, items: itemsOf(block.content, writing) }]
    case 'blockquote':
      return [{ kind: 'quote', blocks: block.content.flatMap(part => blocksOf(part, writing)) }]
    case 'picture':
      return [pictureOf(block.attrs, writing)]
  }
}

const itemsOf = (items: readonly { content: BlockNode[] }[], writing: Writing) =>
  items.map(item => item.content.flatMap(part => blocksOf(part, writing)))

function pictureOf(
  { attachmentId, alt }: { attachmentId: number; alt: string },
  { pictures }: Writing,
): Block {
  const picture = pictures.find(({ id }) => id === attachmentId)
  if (!picture) return sentence('A picture that stood here is no longer kept with the profile.')
  const { mediaType, base64, caption, origin, marking } = picture
  return {
    kind: 'picture',
    marking,
    picture: {
      mediaType,
      base64,
      alternative: alt || caption,
      caption: `${caption}${caption ? '. ' : ''}From: ${origin}`,
    },
  }
}

const runsOf = (inlines: readonly InlineNode[] | undefined, writing: Writing): Run[] =>
  (inlines ?? []).map(inline => runOf(inline, writing))

function runOf(inline: InlineNode, { source, fromOf, untold }: Writing): Run {
  if (inline.type === 'hardBreak') return { text: '', lineBreak: true }
  if (inline.type === 'figure') {
    const { key, label } = inline.attrs
    const reason = untold(key)
    const shown = reason === '' ? figureText(key, source) : { missing: reason }
    return 'text' in shown
      ? { text: shown.text, live: true, figure: { from: fromOf(key) } }
      : { text: `[${label || 'figure'}: ${shown.missing}]`, missing: true }
  }
  const marks = new Set((inline.marks ?? []).map(({ type }) => type))
  return {
    text: inline.text,
    ...(marks.has('bold') ? { bold: true } : {}),
    ...(marks.has('italic') ? { italic: true } : {}),
    ...(marks.has('underline') ? { underline: true } : {}),
  }
}
