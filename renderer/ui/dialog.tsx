import { Group, Modal } from '@mantine/core'
import { type ReactNode, useContext } from 'react'
import { HelpButton, HelpIsOpenContext, useHelpTopic } from './help.tsx'

type DialogProps = {
  opened: boolean
  onClose: () => void
  title: string
  /** The page of help on what is filled in here: a button beside the title, and F1. */
  help: { topic: string; about: string }
  size?: 'md' | 'lg' | 'xl'
  children: ReactNode
}

/** A form or a table laid over the page, with its own help. */
export function Dialog({ opened, onClose, title, help, size = 'md', children }: DialogProps) {
  // The help is laid over the dialog: Escape closes the one, and what was typed stays in the other.
  const isExplained = useContext(HelpIsOpenContext)
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} closeOnEscape={!isExplained}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
          <Group gap={4} wrap="nowrap" ml="auto">
            <HelpButton {...help} />
            <Modal.CloseButton aria-label="Close" ml={0} />
          </Group>
        </Modal.Header>
        <Modal.Body>
          <Standing topic={help.topic} />
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

/** While it is laid over the page, F1 is about the dialog. */
function Standing({ topic }: { topic: string }) {
  useHelpTopic(topic)
  return null
}
