import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { parseGridReference } from '#shared/geo/grid-reference.ts'
import type { Circle } from '../layers.ts'

export type Centre = { name: string; easting: number; northing: number }

type CircleFormProps = {
  opened: boolean
  centres: Centre[]
  onClose: () => void
  onCircle: (circle: Circle) => void
}

/** A circle from figures: how one is drawn without a pointer. */
export function CircleForm({ opened, onClose, ...form }: CircleFormProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Circle from centre and radius" size="sm">
      <Form {...form} />
    </Modal>
  )
}

const typed = 'typed'

function Form({ centres, onCircle }: Pick<CircleFormProps, 'centres' | 'onCircle'>) {
  const [from, setFrom] = useState(centres.length > 0 ? '0' : typed)
  const [reference, setReference] = useState('')
  const [radius, setRadius] = useState<number | string>(300)
  const [asked, setAsked] = useState(false)
  const centre = from === typed ? parseGridReference(reference) : (centres[Number(from)] ?? null)
  const radiusMetres = Number(radius)
  const radiusHolds = radiusMetres >= 1 && radiusMetres <= 100_000

  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        if (!centre || !radiusHolds) return
        const { easting, northing } = centre
        onCircle({ easting: Math.round(easting), northing: Math.round(northing), radiusMetres })
      }}
    >
      <Stack gap="sm">
        {centres.length > 0 && (
          <Select
            label="Centre"
            allowDeselect={false}
            value={from}
            onChange={value => setFrom(value ?? typed)}
            data={[
              ...centres.map(({ name }, at) => ({ value: String(at), label: name })),
              { value: typed, label: 'A grid reference' },
            ]}
          />
        )}
        {from === typed && (
          <TextInput
            label="Grid reference of the centre"
            description="Two letters and up to ten figures, such as SK 5880 0460"
            value={reference}
            onChange={event => setReference(event.currentTarget.value)}
            error={
              asked &&
              !centre &&
              'This is no grid reference: two letters and 2 to 10 figures, an even number.'
            }
          />
        )}
        <NumberInput
          label="Radius in metres"
          min={1}
          max={100_000}
          value={radius}
          onChange={setRadius}
          error={asked && !radiusHolds && 'A radius is between 1 and 100,000 metres.'}
        />
        <Group justify="flex-end">
          <Button type="submit">Draw the circle</Button>
        </Group>
      </Stack>
    </form>
  )
}
