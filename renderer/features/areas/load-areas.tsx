import { Button, Drawer, Group, Stack, Text, Title } from '@mantine/core'
import { IconFileSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Answered } from '../../client/answered.tsx'
import { type ChosenFile, chooseFile, handIn } from '../../client/files.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { sayFailure } from '../../client/words.ts'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { LoadAreasForm } from './load-areas-form.tsx'

type LoadAreasProps = { opened: boolean; onClose: () => void }

/** Chooses a GeoJSON file, shows what is in it, and loads it as a set of areas. */
export function LoadAreas({ opened, onClose }: LoadAreasProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={<Title order={2}>Load areas</Title>}
      closeButtonProps={{ 'aria-label': 'Close without loading' }}
      size="md"
    >
      <Steps onDone={onClose} />
    </Drawer>
  )
}

function Steps({ onDone }: { onDone: () => void }) {
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const held = useFileDrop(([file]) => file && handIn(file).then(setChosen, sayFailure))
  const inspected = useQuestion('areas.inspect', { file: chosen?.file ?? 'none' }, { when: chosen !== null })
  return (
    <Stack gap="md">
      <Text>
        A GeoJSON file of polygons, one for each area, with a property that holds the code and one that holds
        the name. Longitude and latitude or British National Grid.
      </Text>
      <Group>
        <Button
          variant={chosen ? 'default' : 'filled'}
          leftSection={<IconFileSearch size={16} aria-hidden />}
          onClick={() => chooseFile(['geojson', 'json']).then(file => file && setChosen(file), sayFailure)}
        >
          {chosen ? 'Choose another file' : 'Choose a file'}
        </Button>
        <Text c="dimmed">{held ? 'Let go to take this file' : (chosen?.fileName ?? 'or drop it here')}</Text>
      </Group>
      {chosen && (
        <Answered question={inspected} height={200}>
          {found => <LoadAreasForm key={chosen.file} file={chosen.file} found={found} onDone={onDone} />}
        </Answered>
      )}
    </Stack>
  )
}
