import { Alert, Button, Group, List, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { PresenceColumns } from '#shared/features/analysis/presence.ts'
import type { Output } from '../../../client/names.ts'
import { useJob } from '../../../client/use-desk.ts'
import { inWords } from '../../../client/words.ts'
import { countOf, formatCount } from '../../../ui/counts.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { ErrorNote } from '../../../ui/error-note.tsx'

type LoadPresenceFormProps = { file: string; found: Output<'analysis.inspectPresence'>; onDone: () => void }
type Chosen = { [K in keyof PresenceColumns]: PresenceColumns[K] | (K extends 'system' ? never : null) }

const nothing: Chosen = { unit: null, day: null, time: null, x: null, y: null, system: 'grid' }

export function LoadPresenceForm({ file, found, onDone }: LoadPresenceFormProps) {
  const load = useJob('analysis.loadPresence')
  const [columns, setColumns] = useState<Chosen>(found.suggested ?? nothing)
  const [isLoading, setIsLoading] = useState(false)
  const { time, x, y } = columns
  const isReady = found.kind === 'gpx' || (time !== null && x !== null && y !== null)
  const names = found.columns.map(({ name, examples }) => ({
    value: name,
    label: examples.length > 0 ? `${name}: ${examples[0]}` : name,
  }))

  async function submit() {
    setIsLoading(true)
    const named = time !== null && x !== null && y !== null ? { ...columns, time, x, y } : null
    await load.start({ file, columns: found.kind === 'gpx' ? null : named }).catch(() => {
      // Told below, from `load.error`.
    })
    setIsLoading(false)
  }

  if (load.result) return <Loaded told={load.result} onDone={onDone} />
  const select = (key: 'unit' | 'day' | 'time' | 'x' | 'y', label: string, description?: string) => (
    <Select
      label={label}
      description={description}
      data={names}
      value={columns[key]}
      clearable={key === 'unit' || key === 'day'}
      onChange={value => setColumns({ ...columns, [key]: value })}
    />
  )
  return (
    <Stack gap="sm">
      <Text>
        {found.kind === 'gpx'
          ? `${countOf(found.rows, 'point')} of GPX tracks. Each track is a unit.`
          : `${countOf(found.rows, 'row')}.`}
      </Text>
      {found.kind === 'csv' && (
        <>
          {select(
            'unit',
            'Unit',
            'Tells units apart; nothing of it is kept. None where the file is of one unit.',
          )}
          {select('time', 'Time', 'Without a zone it is the clock on the wall.')}
          {select('day', 'Day', 'Only where it stands in a column of its own.')}
          <SegmentedControl
            aria-label="How places are written"
            value={columns.system}
            onChange={system => setColumns({ ...columns, system: system as PresenceColumns['system'] })}
            data={[
              { value: 'grid', label: 'Easting and northing' },
              { value: 'degrees', label: 'Longitude and latitude' },
            ]}
          />
          {select('x', columns.system === 'grid' ? 'Easting' : 'Longitude')}
          {select('y', columns.system === 'grid' ? 'Northing' : 'Latitude')}
        </>
      )}
      {load.error && <ErrorNote {...inWords(load.error)} />}
      <Group justify="flex-end" gap="xs">
        {!isReady && <Text c="dimmed">Choose the columns of time and place.</Text>}
        <Button onClick={() => void submit()} loading={isLoading} disabled={!isReady}>
          Load {countOf(found.rows, 'position')}
        </Button>
      </Group>
    </Stack>
  )
}

function Loaded({ told, onDone }: { told: Output<'analysis.loadPresence'>; onDone: () => void }) {
  const { rows, positions, units, leftOut, reasons, lines } = told
  return (
    <Stack gap="md">
      <Alert
        icon={<IconCheck aria-hidden />}
        title={`${countOf(positions, 'position')} of ${countOf(units, 'unit')} loaded`}
      >
        <Text size="sm">
          {countOf(rows, 'row')} read: {formatCount(positions)} loaded, {formatCount(leftOut)} left out.
        </Text>
      </Alert>
      {leftOut > 0 && (
        <Disclosure
          label={`Why ${countOf(leftOut, 'row')} ${leftOut === 1 ? 'was' : 'were'} left out`}
          startOpen
        >
          <List size="sm">
            {reasons.map(({ reason, rows }) => (
              <List.Item key={reason}>{`${reason} (${formatCount(rows)})`}</List.Item>
            ))}
          </List>
          <Text size="xs" c="dimmed">
            The first at{' '}
            {lines
              .slice(0, 10)
              .map(({ line }) => formatCount(line))
              .join(', ')}
            , by lines of a CSV file or points of a GPX file.
          </Text>
        </Disclosure>
      )}
      <Group justify="flex-end">
        <Button onClick={onDone}>Done</Button>
      </Group>
    </Stack>
  )
}
