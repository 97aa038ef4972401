import { Chip, Group } from '@mantine/core'
import styles from './map-workspace.module.css'

export const mapLayers = ['Incidents', 'Hotspots', 'Areas'] as const
export type MapLayer = (typeof mapLayers)[number]

type MapLayersProps = {
  offered: readonly MapLayer[]
  shown: MapLayer[]
  onChange: (shown: MapLayer[]) => void
}

/** What the map shows of all it could. */
export function MapLayers({ offered, shown, onChange }: MapLayersProps) {
  return (
    <Chip.Group multiple value={shown} onChange={value => onChange(value as MapLayer[])}>
      <Group gap={4} className={styles.layers!} role="group" aria-label="Shown on the map">
        {offered.map(layer => (
          <Chip
            key={layer}
            value={layer}
            size="xs"
            radius="sm"
            variant="outline"
            classNames={{ label: styles.layer! }}
          >
            {layer}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}
