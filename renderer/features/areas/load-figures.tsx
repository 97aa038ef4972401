import { Drawer, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { AreaSet } from '#shared/features/areas/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { FileChoice } from '../../client/file-choice.tsx'
import type { ChosenFile } from '../../client/files.ts'
import type { Output } from '../../client/names.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { FiguresLoaded } from './figures-loaded.tsx'
import { LoadFiguresForm } from './load-figures-form.tsx'

type LoadFiguresProps = { areaSet: AreaSet; opened: boolean; onClose: () => void }

/** Chooses a file of figures, shows what its columns hold, and hangs those chosen on the areas of a set. */
export function LoadFigures({ areaSet, opened, onClose }: LoadFiguresProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={<Title order={2}>Load figures of {areaSet.name}</Title>}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size="lg"
    >
      <Steps areaSet={areaSet} onDone={onClose} />
    </Drawer>
  )
}

function Steps({ areaSet, onDone }: { areaSet: AreaSet; onDone: () => void }) {
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const [loaded, setLoaded] = useState<Output<'areas.loadFigures'> | null>(null)
  const inspected = useQuestion(
    'areas.inspectFigures',
    { file: chosen?.file ?? 'none', areaSetId: areaSet.id },
    { when: chosen !== null },
  )
  if (loaded) return <FiguresLoaded told={loaded} onDone={onDone} />
  return (
    <Stack gap="md">
      <Text>
        A CSV file with one row for each area: a column with the code of the area, and one or more columns of
        numbers, such as residents, households or a deprivation score.
      </Text>
      <FileChoice extensions={['csv', 'txt', 'tsv']} chosen={chosen} onChosen={setChosen} />
      {chosen && (
        <Answered question={inspected} height={200}>
          {found => (
            <LoadFiguresForm
              key={chosen.file}
              areaSet={areaSet}
              file={chosen.file}
              found={found}
              onLoaded={setLoaded}
            />
          )}
        </Answered>
      )}
    </Stack>
  )
}
