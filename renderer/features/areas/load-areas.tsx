import { Drawer, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Answered } from '../../client/answered.tsx'
import { FileChoice } from '../../client/file-choice.tsx'
import type { ChosenFile } from '../../client/files.ts'
import { useQuestion } from '../../client/use-desk.ts'
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
  const inspected = useQuestion('areas.inspect', { file: chosen?.file ?? 'none' }, { when: chosen !== null })
  return (
    <Stack gap="md">
      <Text>
        A GeoJSON file of polygons, one for each area, with a property that holds the code and one that holds
        the name. Longitude and latitude or British National Grid.
      </Text>
      <FileChoice extensions={['geojson', 'json']} chosen={chosen} onChosen={setChosen} />
      {chosen && (
        <Answered question={inspected} height={200}>
          {found => <LoadAreasForm key={chosen.file} file={chosen.file} found={found} onDone={onDone} />}
        </Answered>
      )}
    </Stack>
  )
}
