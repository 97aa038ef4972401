import { z } from 'zod'

/** How a word stands out. */
export const marks = ['bold', 'italic', 'underline'] as const
export type Mark = { type: (typeof marks)[number] }

export type TextNode = { type: 'text'; text: string; marks?: Mark[] | undefined }
/** A figure in a sentence, counted where it is shown: `figureText` says what it reads. */
export type FigureNode = { type: 'figure'; attrs: { key: string; label: string } }
export type InlineNode = TextNode | FigureNode | { type: 'hardBreak' }
export type ListItem = { type: 'listItem'; content: BlockNode[] }
/** A picture that is kept with the profile as an attachment. */
export type PictureNode = { type: 'picture'; attrs: { attachmentId: number; alt: string } }
export type BlockNode =
  | { type: 'paragraph'; content?: InlineNode[] | undefined }
  | { type: 'heading'; attrs: { level: 3 | 4 }; content?: InlineNode[] | undefined }
  | { type: 'bulletList'; content: ListItem[] }
  | { type: 'orderedList'; attrs?: { start: number } | undefined; content: ListItem[] }
  | { type: 'blockquote'; content: BlockNode[] }
  | PictureNode
/** Written text with its form, as the editor keeps it (a document of ProseMirror). */
export type Doc = { type: 'doc'; content: BlockNode[] }

export const docLimits = { characters: 60_000, nodes: 6_000, depth: 24 } as const

const markSchema = z.object({ type: z.enum(marks) })
const inlineSchema: z.ZodType<InlineNode, InlineNode> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: z.string().min(1),
    marks: z.array(markSchema).max(3).optional(),
  }),
  z.object({
    type: z.literal('figure'),
    attrs: z.object({ key: z.string().min(1).max(300), label: z.string().max(300) }),
  }),
  z.object({ type: z.literal('hardBreak') }),
])
const inlines = z.array(inlineSchema).optional()
const blockSchema: z.ZodType<BlockNode, BlockNode> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('paragraph'), content: inlines }),
    z.object({
      type: z.literal('heading'),
      attrs: z.object({ level: z.union([z.literal(3), z.literal(4)]) }),
      content: inlines,
    }),
    z.object({ type: z.literal('bulletList'), content: z.array(itemSchema).min(1) }),
    z.object({
      type: z.literal('orderedList'),
      attrs: z.object({ start: z.int().min(0).max(10_000) }).optional(),
      content: z.array(itemSchema).min(1),
    }),
    z.object({ type: z.literal('blockquote'), content: z.array(blockSchema).min(1) }),
    z.object({
      type: z.literal('picture'),
      attrs: z.object({ attachmentId: z.int().positive(), alt: z.string().max(500) }),
    }),
  ]),
)
const itemSchema: z.ZodType<ListItem, ListItem> = z.lazy(() =>
  z.object({ type: z.literal('listItem'), content: z.array(blockSchema).min(1) }),
)

/**
 * A document of the closed list of nodes and marks above, within its limits. Anything else is refused; attributes that
 * are not known are left out. The limits are looked at first and without recursion: a hostile document must not be
 * what fills the stack.
 */
export const docSchema: z.ZodType<Doc, Doc> = z
  .custom<Doc>()
  .superRefine((value, context) => {
    const beyond = whyTooLarge(value)
    if (beyond) context.addIssue({ code: 'custom', message: beyond })
  })
  .pipe(z.object({ type: z.literal('doc'), content: z.array(blockSchema).min(1) }))

/** Why a value is larger or deeper than a document may be; null where it is not. */
export function whyTooLarge(value: unknown): string | null {
  const waiting: { at: unknown; depth: number }[] = [{ at: value, depth: 0 }]
  let nodes = 0
  let characters = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { at, depth } = next
    if (typeof at !== 'object' || at === null) continue
    if (depth > docLimits.depth) return `This text is nested more than ${docLimits.depth} levels deep.`
    if (++nodes > docLimits.nodes) return 'This text has too many parts. Divide it between sections.'
    const { text, content } = at as { text?: unknown; content?: unknown }
    if (typeof text === 'string') characters += text.length
    if (characters > docLimits.characters) {
      return `This text is longer than ${docLimits.characters.toLocaleString('en-GB')} characters.`
    }
    if (Array.isArray(content)) for (const child of content) waiting.push({ at: child, depth: depth + 1 })
  }
  return null
}

export const emptyDoc: Doc = { type: 'doc', content: [{ type: 'paragraph' }] }

/** Line ends of one kind, blank lines only between paragraphs. */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n{2,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}

/** Plain text as a document: a blank line parts paragraphs, another line end breaks the line. */
export function docOfText(text: string): Doc {
  return docOfLines(text, line => [{ type: 'text', text: line }])
}

/**
 * Text as it is typed on the command line: `[[per-month]]` is the figure of that key, `[[per-month|26 a month]]` with
 * what stands there where it cannot be computed.
 */
export function docOfTypedText(text: string): Doc {
  return docOfLines(text, line =>
    line.split(/(\[\[[^[\]\n]{1,250}\]\])/).flatMap((piece, index): InlineNode[] => {
      if (piece === '') return []
      if (index % 2 === 0) return [{ type: 'text', text: piece }]
      const [key = '', label = ''] = piece.slice(2, -2).split('|')
      return [{ type: 'figure', attrs: { key: key.trim(), label: label.trim() } }]
    }),
  )
}

function docOfLines(text: string, inlinesOf: (line: string) => InlineNode[]): Doc {
  const tidy = tidyText(text)
  if (tidy === '') return emptyDoc
  return {
    type: 'doc',
    content: tidy.split('\n\n').map(paragraph => ({
      type: 'paragraph',
      content: paragraph
        .split('\n')
        .flatMap((line, index): InlineNode[] => [
          ...(index > 0 ? [{ type: 'hardBreak' } as const] : []),
          ...(line === '' ? [] : inlinesOf(line)),
        ]),
    })),
  }
}

/** What a figure reads: its label where nobody says more. */
export type FigureReader = (figure: FigureNode['attrs']) => string
const labelled: FigureReader = ({ key, label }) => label || `[${key}]`

/** The words of a document without their form. */
export function plainTextOf(doc: Doc, read: FigureReader = labelled): string {
  return doc.content.map(block => plainBlock(block, read)).join('\n\n')
}

function plainBlock(block: BlockNode, read: FigureReader): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return (block.content ?? []).map(inline => plainInline(inline, read)).join('')
    case 'bulletList':
      return block.content.map(item => `- ${plainItem(item, read)}`).join('\n')
    case 'orderedList': {
      const start = block.attrs?.start ?? 1
      return block.content.map((item, index) => `${start + index}. ${plainItem(item, read)}`).join('\n')
    }
    case 'blockquote':
      return block.content
        .map(part => plainBlock(part, read))
        .join('\n')
        .replaceAll(/^/gm, '> ')
    case 'picture':
      return `[picture: ${block.attrs.alt || 'no description'}]`
  }
}

function plainInline(inline: InlineNode, read: FigureReader): string {
  if (inline.type === 'hardBreak') return '\n'
  return inline.type === 'text' ? inline.text : read(inline.attrs)
}

function plainItem({ content }: ListItem, read: FigureReader): string {
  return content
    .map(part => plainBlock(part, read))
    .join('\n')
    .replaceAll('\n', '\n  ')
}

/** True where nothing but blanks is written. */
export function isBlank(doc: Doc): boolean {
  return plainTextOf(doc).trim() === ''
}

/** Every figure of a document, in the order of its sentences. */
export function figuresIn(doc: Doc): FigureNode['attrs'][] {
  return inlinesIn(doc.content).flatMap(inline => (inline.type === 'figure' ? [inline.attrs] : []))
}

/** The attachments that a document shows as pictures. */
export function picturesIn(doc: Doc): number[] {
  return blocksIn(doc.content).flatMap(block => (block.type === 'picture' ? [block.attrs.attachmentId] : []))
}

function blocksIn(blocks: readonly BlockNode[]): BlockNode[] {
  return blocks.flatMap(block => {
    if (block.type === 'blockquote') return [block, ...blocksIn(block.content)]
    if (block.type === 'bulletList' || block.type === 'orderedList') {
      return [block, ...block.content.flatMap(item => blocksIn(item.content))]
    }
    return [block]
  })
}

function inlinesIn(blocks: readonly BlockNode[]): InlineNode[] {
  return blocksIn(blocks).flatMap(block =>
    block.type === 'paragraph' || block.type === 'heading' ? (block.content ?? []) : [],
  )
}
