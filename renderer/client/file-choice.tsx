import { Button, Group, Text } from '@mantine/core'
import { IconFileSearch } from '@tabler/icons-react'
import { useFileDrop } from '../ui/use-file-drop.ts'
import { type ChosenFile, chooseFile, handIn } from './files.ts'
import { sayFailure } from './words.ts'

type FileChoiceProps = {
  /** `['csv', 'txt']`. */
  extensions: string[]
  chosen: ChosenFile | null
  onChosen: (file: ChosenFile) => void
}

/** One file, chosen in a dialog or dropped on the window, and handed in. */
export function FileChoice({ extensions, chosen, onChosen }: FileChoiceProps) {
  const held = useFileDrop(([file]) => file && handIn(file).then(onChosen, sayFailure))
  return (
    <Group>
      <Button
        variant={chosen ? 'default' : 'filled'}
        leftSection={<IconFileSearch size={16} aria-hidden />}
        onClick={() => chooseFile(extensions).then(file => file && onChosen(file), sayFailure)}
      >
        {chosen ? 'Choose another file' : 'Choose a file'}
      </Button>
      <Text c="dimmed">{held ? 'Let go to take this file' : (chosen?.fileName ?? 'or drop it here')}</Text>
    </Group>
  )
}
