import { Overlay, Text } from '@mantine/core'

/** Says that a file held over the page will be taken. */
export function DropCover({ shown, words }: { shown: boolean; words: string }) {
  if (!shown) return null
  return (
    <Overlay fixed center zIndex={500} backgroundOpacity={0.75} style={{ pointerEvents: 'none' }}>
      <Text c="white" fw={600} fz="xl">
        {words}
      </Text>
    </Overlay>
  )
}
