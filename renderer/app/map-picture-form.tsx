import { Button, Group, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { handIn, saveFile } from '../client/files.ts'
import { useCommand } from '../client/use-desk.ts'
import { inWords, sayDone } from '../client/words.ts'
import { classify } from '../map/figures/classes.ts'
import type { useMapAsItStands } from '../map/map-context.ts'
import { composePicture } from '../map/picture/compose.ts'
import { type PictureFormat, pictureFormats } from '../map/picture/formats.ts'
import { screenMeasure } from '../map/picture/measure.ts'
import { rasterise } from '../map/picture/rasterise.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import styles from './map-picture.module.css'
import { usePictureWords } from './use-picture-words.ts'

export type StandingMap = NonNullable<ReturnType<ReturnType<typeof useMapAsItStands>>>

type MapPictureFormProps = {
  standing: StandingMap
  filter: Filter
  areaSetId: number | null
  analysisId: number | null
  onDone: () => void
}

const markings = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const
type Marking = (typeof markings)[number]

/** Title, marking and format of a picture, with the picture as it will be. */
export function MapPictureForm({ standing, filter, areaSetId, analysisId, onDone }: MapPictureFormProps) {
  const words = usePictureWords(
    { filter, areaSetId, analysisId },
    standing.scene.figures?.layer.title ?? null,
  )
  const [typedTitle, setTitle] = useState<string | null>(null)
  const [chosenMarking, setMarking] = useState<Marking | null>(null)
  const [format, setFormat] = useState<PictureFormat>('a4-landscape')
  const title = typedTitle ?? words.title
  const marking = chosenMarking ?? words.marking
  const svg = useMemo(() => {
    const { scene, outlines, chosenId, box } = standing
    // On paper the map is light, whatever it is on the screen.
    const figures = scene.figures && { ...scene.figures, classes: classify(scene.figures.layer, 'light') }
    return composePicture(
      {
        format,
        title,
        marking,
        outlines,
        chosenId,
        box,
        selection: words.selection,
        notes: words.notes,
        origin: words.origin,
        warning: words.warning,
        scene: { ...scene, figures },
      },
      screenMeasure(),
    )
  }, [standing, format, title, marking, words.selection, words.notes, words.origin, words.warning])
  const preview = useAddress(svg)

  const record = useCommand('packs.recordPicture', { quiet: true })
  const save = useMutation({
    async mutationFn(type: 'svg' | 'png') {
      const content = type === 'svg' ? svg : await rasterise(svg, format)
      const { file } = await handIn(new File([content], `map.${type}`))
      const made = await record.mutateAsync({ file, title: title.trim(), marking, type })
      return { saved: await saveFile(made.file, made.fileName), number: made.pack.number }
    },
    onSuccess({ saved, number }) {
      sayDone(`${number} is ${saved ? 'saved and ' : ''}entered in the register of packs.`)
      onDone()
    },
  })
  const holds = title.trim() !== ''

  return (
    <div className={styles.form}>
      <div className={styles.preview}>
        <img src={preview} alt={`Preview: ${title}`} className={styles.picture} />
      </div>
      <Stack gap="md" className={styles.fields!}>
        <TextInput
          label="Title"
          data-autofocus
          value={title}
          maxLength={200}
          onChange={event => setTitle(event.currentTarget.value)}
          error={!holds && 'A picture needs a title.'}
        />
        <Select
          label="Marking"
          description="The highest of the sources counted, unless you choose otherwise"
          allowDeselect={false}
          data={[...markings]}
          value={marking}
          onChange={value => setMarking(markings.find(one => one === value) ?? null)}
        />
        <div>
          <Text size="sm" fw={500} mb={4}>
            Format
          </Text>
          <SegmentedControl
            fullWidth
            orientation="vertical"
            aria-label="Format"
            value={format}
            onChange={value => setFormat(value as PictureFormat)}
            data={Object.entries(pictureFormats).map(([value, { name }]) => ({ value, label: name }))}
          />
        </div>
        <Text size="sm" c="dimmed">
          Saving enters the picture in the register of packs, with its fingerprint.
        </Text>
        {save.isError && <ErrorNote {...inWords(save.error)} />}
        <Group grow>
          {(['svg', 'png'] as const).map(type => (
            <Button
              key={type}
              variant={type === 'svg' ? 'default' : 'filled'}
              disabled={!holds || !words.ready || save.isPending}
              loading={save.isPending && save.variables === type}
              onClick={() => save.mutate(type)}
            >
              Save {type.toUpperCase()}
            </Button>
          ))}
        </Group>
      </Stack>
    </div>
  )
}

/** An address at which a picture is shown for as long as it stands. */
function useAddress(svg: string): string {
  const address = useMemo(() => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })), [svg])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return address
}
