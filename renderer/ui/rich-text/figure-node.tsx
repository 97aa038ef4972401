import { Node } from '@tiptap/core'
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import { useContext } from 'react'
import styles from './rich-text.module.css'
import { RichTextContext } from './rich-text-context.ts'

/** A figure in a sentence: one part, that is never typed into. */
export const FigureNode = Node.create({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    return {
      key: { default: '', parseHTML: element => element.getAttribute('data-figure') ?? '' },
      label: { default: '', parseHTML: element => element.getAttribute('data-label') ?? '' },
    }
  },
  parseHTML: () => [{ tag: 'span[data-figure]' }],
  renderHTML({ node }) {
    const { key, label } = node.attrs as { key: string; label: string }
    return ['span', { 'data-figure': key, 'data-label': label }, label]
  },
  renderText: ({ node }) => String(node.attrs.label),
  addNodeView() {
    return ReactNodeViewRenderer(FigureView, { as: 'span' })
  },
})

function FigureView({ node, selected }: NodeViewProps) {
  const { readFigure, onFigure } = useContext(RichTextContext)
  const { key, label } = node.attrs as { key: string; label: string }
  const reading = readFigure(key)
  if ('missing' in reading) {
    return (
      <NodeViewWrapper as="span" className={styles.missing} data-selected={selected || undefined}>
        [{label || 'Figure'}: {reading.missing}]
      </NodeViewWrapper>
    )
  }
  return (
    <NodeViewWrapper as="span">
      <button
        type="button"
        className={styles.figure}
        data-selected={selected || undefined}
        title={`${label ? `${label}: ` : ''}${reading.holds}. Press to see what is behind it.`}
        onClick={() => onFigure(key)}
      >
        {reading.text}
      </button>
    </NodeViewWrapper>
  )
}
