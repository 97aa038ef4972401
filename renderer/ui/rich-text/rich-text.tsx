import '@mantine/tiptap/styles.css'
import { RichTextEditor } from '@mantine/tiptap'
import { IconNumber123, IconPhoto } from '@tabler/icons-react'
import { Extension } from '@tiptap/core'
import { useEditor, useEditorState } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useRef, useState } from 'react'
import { FigureNode } from './figure-node.tsx'
import { type Choice, InsertMenu } from './insert-menu.tsx'
import { PictureNode } from './picture-node.tsx'
import styles from './rich-text.module.css'
import { RichTextContext, type RichTextSurroundings } from './rich-text-context.ts'

type RichTextProps = RichTextSurroundings & {
  /** What a screen reader calls it. */
  label: string
  /** A document of ProseMirror, as JSON. */
  value: string
  onChange: (value: string) => void
  readOnly?: boolean
  /** The question that stands where nothing is written yet. */
  placeholder: string
  figures: readonly Choice[]
  /** Their keys are the numbers of the pictures. */
  pictures: readonly Choice[]
}

const figureShortcut = 'Ctrl+Shift+F'
const labels = {
  h3ControlLabel: 'Heading',
  h4ControlLabel: 'Smaller heading',
  bulletListControlLabel: 'List',
  orderedListControlLabel: 'Numbered list',
  blockquoteControlLabel: 'Quotation',
}

/** Text with headings, lists, figures and pictures, typed or read. */
export function RichText(props: RichTextProps) {
  const { label, value, onChange, readOnly = false, placeholder, figures, pictures } = props
  const [menu, setMenu] = useState<'figure' | 'picture' | null>(null)
  const emitted = useRef(value)
  const changed = useRef(onChange)
  useEffect(() => {
    changed.current = onChange
  })
  const editor = useEditor(
    {
      extensions: [
        StarterKit.configure({
          heading: { levels: [3, 4] },
          code: false,
          codeBlock: false,
          horizontalRule: false,
          link: false,
          strike: false,
        }),
        FigureNode,
        PictureNode,
        Extension.create({
          name: 'insertFigure',
          addKeyboardShortcuts: () => ({
            'Mod-Shift-f': () => {
              setMenu('figure')
              return true
            },
          }),
        }),
      ],
      content: JSON.parse(value) as object,
      editable: !readOnly,
      editorProps: {
        attributes: {
          'aria-label': label,
          role: 'textbox',
          'aria-multiline': 'true',
          ...(readOnly ? { 'aria-readonly': 'true', tabindex: '0' } : { 'aria-placeholder': placeholder }),
        },
      },
      onUpdate({ editor: now }) {
        emitted.current = JSON.stringify(now.getJSON())
        changed.current(emitted.current)
      },
    },
    [readOnly],
  )
  const blank = useEditorState({ editor, selector: ({ editor: now }) => now?.isEmpty ?? true })

  // What comes from elsewhere takes the place of what stands here; what was typed here is here already.
  useEffect(() => {
    if (!editor || value === emitted.current) return
    emitted.current = value
    editor.commands.setContent(JSON.parse(value) as object, { emitUpdate: false })
  }, [editor, value])

  function insert(node: object) {
    editor?.chain().focus().insertContent(node).run()
  }
  function insertFigure(key: string, words: string) {
    if (!editor) return
    const { $from } = editor.state.selection
    const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '•')
    const apart = before !== '' && !/[\s(]$/.test(before) ? [{ type: 'text', text: ' ' }] : []
    insert([...apart, { type: 'figure', attrs: { key, label: words } }])
  }

  return (
    <RichTextContext value={props}>
      <RichTextEditor
        editor={editor}
        labels={labels}
        withCodeHighlightStyles={false}
        className={styles.editor}
      >
        {!readOnly && (
          <RichTextEditor.Toolbar className={styles.toolbar} role="toolbar" aria-label={`Form of ${label}`}>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.Bold />
              <RichTextEditor.Italic />
              <RichTextEditor.Underline />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.H3 />
              <RichTextEditor.H4 />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.BulletList />
              <RichTextEditor.OrderedList />
              <RichTextEditor.Blockquote />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <RichTextEditor.Undo />
              <RichTextEditor.Redo />
            </RichTextEditor.ControlsGroup>
            <RichTextEditor.ControlsGroup>
              <InsertMenu
                label="Insert figure"
                shortcut={figureShortcut}
                icon={<IconNumber123 size={18} stroke={1.6} aria-hidden />}
                word="Figure"
                choices={figures}
                empty="There is no figure to insert."
                opened={menu === 'figure'}
                onOpened={opened => setMenu(opened ? 'figure' : null)}
                onChoose={({ key, label: words }) => insertFigure(key, words)}
              />
              <InsertMenu
                label="Insert picture"
                icon={<IconPhoto size={17} stroke={1.6} aria-hidden />}
                word="Picture"
                choices={pictures}
                empty="No picture is kept yet: add one under Files below."
                opened={menu === 'picture'}
                onOpened={opened => setMenu(opened ? 'picture' : null)}
                onChoose={({ key, text }) =>
                  insert({ type: 'picture', attrs: { attachmentId: Number(key), alt: text } })
                }
              />
            </RichTextEditor.ControlsGroup>
          </RichTextEditor.Toolbar>
        )}
        <div className={styles.paper}>
          {blank && (
            <span className={styles.placeholder} aria-hidden>
              {readOnly ? 'Nothing has been written here yet.' : placeholder}
            </span>
          )}
          <RichTextEditor.Content />
        </div>
      </RichTextEditor>
    </RichTextContext>
  )
}
