import { Button, Modal } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import { useState } from 'react'
import type { Filter } from '#shared/features/incidents/contract.ts'
import { useMayCall } from '../client/use-bureau.ts'
import { useMapAsItStands } from '../map/map-context.ts'
import { MapPictureForm, type StandingMap } from './map-picture-form.tsx'
import styles from './map-workspace.module.css'

type MapPictureProps = { filter: Filter; areaSetId: number | null; analysisId: number | null }

/** The map as it stands, as a picture to hand out. */
export function MapPicture(props: MapPictureProps) {
  const asItStands = useMapAsItStands()
  const [standing, setStanding] = useState<StandingMap | null>(null)
  if (!useMayCall('packs.recordPicture')) return null
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCamera size={15} />}
        className={styles.onMap!}
        onClick={() => setStanding(asItStands())}
      >
        Picture
      </Button>
      <Modal
        opened={standing !== null}
        onClose={() => setStanding(null)}
        title="Picture of the map"
        size="min(1200px, 94vw)"
      >
        {standing && <MapPictureForm {...props} standing={standing} onDone={() => setStanding(null)} />}
      </Modal>
    </>
  )
}
