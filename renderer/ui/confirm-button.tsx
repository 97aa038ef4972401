import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'

type ConfirmButtonProps = ButtonProps & {
  children: ReactNode
  /** The question asked first, and what will happen. */
  question: string
  consequence: ReactNode
  /** What the button that does it says. */
  confirm: string
  onConfirm: () => void
  /** True where something is lost for good. */
  destructive?: boolean
}

/** A button that asks before it does what cannot be taken back. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { question, consequence, confirm, onConfirm, destructive = false, ...button } = props
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" {...button} onClick={open} />
      <Modal opened={opened} onClose={close} title={question} closeButtonProps={{ 'aria-label': 'Close' }}>
        <Stack gap="md">
          <Text component="div">{consequence}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} data-autofocus>
              Keep as it is
            </Button>
            <Button
              {...(destructive ? { color: 'red' } : {})}
              onClick={() => {
                close()
                onConfirm()
              }}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
