import { Drawer, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Answered } from '../../../client/answered.tsx'
import { FileChoice } from '../../../client/file-choice.tsx'
import type { ChosenFile } from '../../../client/files.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { LoadPresenceForm } from './load-presence-form.tsx'

type LoadPresenceProps = {
  opened: boolean
  /** Another number each time it is opened: it begins anew also while the last one is still closing. */
  load: number
  onClose: () => void
}

/** Chooses a file of positions, says which of its columns are what, and loads it. */
export function LoadPresence({ opened, load, onClose }: LoadPresenceProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={<Title order={2}>Load positions</Title>}
      closeButtonProps={{ 'aria-label': 'Close' }}
      size="md"
    >
      <Steps key={load} onDone={onClose} />
    </Drawer>
  )
}

function Steps({ onDone }: { onDone: () => void }) {
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const inspected = useQuestion(
    'analysis.inspectPresence',
    { file: chosen?.file ?? 'none' },
    { when: chosen !== null },
  )
  return (
    <Stack gap="md">
      <Text>
        A CSV file with the unit, the time and the place in each row, or GPX tracks with a time at each point.
        A position every six seconds is usual. Call signs and names are read to tell units apart and are not
        kept: each unit gets a number.
      </Text>
      <FileChoice extensions={['csv', 'txt', 'gpx']} chosen={chosen} onChosen={setChosen} />
      {chosen && (
        <Answered question={inspected} height={200}>
          {found => <LoadPresenceForm key={chosen.file} file={chosen.file} found={found} onDone={onDone} />}
        </Answered>
      )}
    </Stack>
  )
}
