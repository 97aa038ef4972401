import { html } from 'hono/html'
import { type FigureSource, figureText } from '#shared/features/profiles/figure-text.ts'
import { type BlockNode, type Doc, type InlineNode, isBlank } from '#shared/features/profiles/rich-text.ts'

type Part = ReturnType<typeof html>
/** A picture kept with a profile, as it can stand in a page that needs nothing else. */
export type PackPicture = { id: number; mediaType: string; base64: string; caption: string; origin: string }
export type Writing = { source: FigureSource; pictures: readonly PackPicture[] }

/** Written text as parts of a page: everything typed is escaped, figures are read, pictures stand in the page itself. */
export function written(doc: Doc, writing: Writing): Part {
  if (isBlank(doc)) return html`<p class="unwritten">Nothing has been written here yet.</p>`
  return html`<div class="text">${doc.content.map(block => blockPart(block, writing))}</div>`
}

function blockPart(block: BlockNode, writing: Writing): Part | string {
  switch (block.type) {
    case 'paragraph':
      return block.content?.length ? html`<p>${inlineParts(block.content, writing)}</p>` : ''
    case 'heading':
      return block.attrs.level === 3
        ? html`<h3>${inlineParts(block.content, writing)}</h3>`
        : html`<h4>${inlineParts(block.content, writing)}</h4>`
    case 'bulletList':
      return html`<ul>${items(block.content, writing)}</ul>`
    case 'orderedList':
      return html`<ol start="${block.attrs?.start ?? 1}">${items(block.content, writing)}</ol>`
    case 'blockquote':
      return html`<blockquote>${block.content.map(part => blockPart(part, writing))}</blockquote>`
    case 'picture':
      return picturePart(block.attrs, writing)
  }
}

const items = (content: readonly { content: BlockNode[] }[], writing: Writing) =>
  content.map(item => html`<li>${item.content.map(part => blockPart(part, writing))}</li>`)

function picturePart(
  { attachmentId, alt }: { attachmentId: number; alt: string },
  { pictures }: Writing,
): Part {
  const picture = pictures.find(({ id }) => id === attachmentId)
  if (!picture)
    return html`<p class="unwritten">A picture that stood here is no longer kept with the profile.</p>`
  const { mediaType, base64, caption, origin } = picture
  return html`<figure class="picture"><img alt="${alt || caption}" src="data:${mediaType};base64,${base64}">
<figcaption>${caption}${caption ? '. ' : ''}From: ${origin}</figcaption></figure>`
}

function inlineParts(inlines: readonly InlineNode[] | undefined, writing: Writing): (Part | string)[] {
  return (inlines ?? []).map(inline => inlinePart(inline, writing))
}

function inlinePart(inline: InlineNode, { source }: Writing): Part | string {
  if (inline.type === 'hardBreak') return html`<br>`
  if (inline.type === 'figure') {
    const { key, label } = inline.attrs
    const shown = figureText(key, source)
    return 'text' in shown
      ? html`<span class="live">${shown.text}</span>`
      : html`<span class="unwritten">[${label || 'figure'}: ${shown.missing}]</span>`
  }
  return (inline.marks ?? []).reduce<Part | string>((part, { type }) => {
    if (type === 'bold') return html`<strong>${part}</strong>`
    return type === 'italic' ? html`<em>${part}</em>` : html`<u>${part}</u>`
  }, inline.text)
}
