import { Menu, Text, Tooltip } from '@mantine/core'
import { RichTextEditor } from '@mantine/tiptap'
import type { ReactNode } from 'react'
import styles from './rich-text.module.css'

export type Choice = { key: string; label: string; text: string }

type InsertMenuProps = {
  label: string
  /** The keys that open it from within the text, as they are written: `Ctrl+Shift+F`. */
  shortcut?: string
  icon: ReactNode
  /** What stands on the button. */
  word: string
  choices: readonly Choice[]
  /** What to do where there is nothing to choose. */
  empty: string
  opened: boolean
  onOpened: (opened: boolean) => void
  onChoose: (choice: Choice) => void
}

/** What can be put into the text where the cursor stands. */
export function InsertMenu(props: InsertMenuProps) {
  const { label, shortcut, icon, word, choices, empty, opened, onOpened, onChoose } = props
  return (
    <Menu
      opened={opened}
      onChange={onOpened}
      width={400}
      position="bottom-start"
      returnFocus={false}
      withinPortal
    >
      <Menu.Target>
        <Tooltip label={shortcut ? `${label} (${shortcut})` : label}>
          <RichTextEditor.Control
            aria-label={label}
            title={undefined}
            aria-haspopup="menu"
            {...(shortcut ? { 'aria-keyshortcuts': shortcut.replace('Ctrl', 'Control') } : {})}
            className={styles.insert}
          >
            {icon}
            <span className={styles.word}>{word}</span>
          </RichTextEditor.Control>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflow: 'auto' }}>
        {choices.length === 0 && <Menu.Label>{empty}</Menu.Label>}
        {choices.map(choice => (
          <Menu.Item
            key={choice.key}
            onClick={() => onChoose(choice)}
            rightSection={
              <Text size="xs" c="dimmed" ta="right" maw={170} truncate>
                {choice.text}
              </Text>
            }
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
