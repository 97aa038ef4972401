import { Node } from '@tiptap/core'
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import { useContext } from 'react'
import styles from './rich-text.module.css'
import { RichTextContext } from './rich-text-context.ts'

/** A picture between paragraphs, known by its number: pictures from anywhere else are not taken in. */
export const PictureNode = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  selectable: true,
  draggable: true,
  addAttributes() {
    return {
      attachmentId: {
        default: 0,
        parseHTML: element => Number(element.getAttribute('data-picture') ?? 0),
      },
      alt: { default: '', parseHTML: element => element.getAttribute('data-alt') ?? '' },
    }
  },
  parseHTML: () => [{ tag: 'div[data-picture]' }],
  renderHTML({ node }) {
    const { attachmentId, alt } = node.attrs as { attachmentId: number; alt: string }
    return ['div', { 'data-picture': String(attachmentId), 'data-alt': alt }]
  },
  renderText: ({ node }) => `[picture: ${String(node.attrs.alt)}]`,
  addNodeView() {
    return ReactNodeViewRenderer(PictureView)
  },
})

function PictureView({ node, selected }: NodeViewProps) {
  const { picture } = useContext(RichTextContext)
  const { attachmentId, alt } = node.attrs as { attachmentId: number; alt: string }
  return (
    <NodeViewWrapper className={styles.picture} data-selected={selected || undefined} data-drag-handle>
      {picture(attachmentId, alt)}
    </NodeViewWrapper>
  )
}
