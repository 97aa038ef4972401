import { Button, Checkbox, Group, Popover, SegmentedControl, Select, Stack, Text } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { MapShow } from './map-show.ts'
import styles from './map-workspace.module.css'
import type { AreaFigureChoice } from './use-area-figure.ts'

export type OfferedLayers = {
  hotspots: boolean
  ellipses: boolean
  areas: boolean
  /** Null where the person may not read them. */
  profiles: number | null
  /** Null where the person may not read them. */
  priorities: number | null
  /** The title of what a panel beside the map has handed up. */
  figures: string | null
  /** Whether these figures are drawn without the incidents. */
  incidentsLeftOut: boolean
  areaFigures: AreaFigureChoice[]
}

type MapLayersProps = {
  offered: OfferedLayers
  areaFigureId: number | null
  onAreaFigure: (areaFigureId: number | null) => void
  show: MapShow
  onChange: (show: MapShow) => void
}

/** What the map shows of all it could. */
export function MapLayers(props: MapLayersProps) {
  const { offered, areaFigureId, onAreaFigure, show: shown, onChange } = props
  // The address follows a moment later; what was pressed must not spring back meanwhile.
  const [pressed, setPressed] = useState<{ show: MapShow; over: MapShow } | null>(null)
  const show = pressed?.over === shown ? pressed.show : shown
  const set = (changes: Partial<MapShow>) => {
    const next = { ...show, ...changes }
    setPressed({ show: next, over: shown })
    onChange(next)
  }
  const tick = (
    key: 'areas' | 'names' | 'profiles' | 'priorities' | 'figures' | 'grid',
    label: string,
    description?: string,
  ) => (
    <Checkbox
      size="xs"
      label={label}
      description={description}
      checked={show[key]}
      onChange={event => set({ [key]: event.currentTarget.checked })}
    />
  )
  return (
    <Popover position="bottom-end" width={268} shadow="md" trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconStack2 size={15} />} className={styles.onMap!}>
          Layers
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Layers of the map">
        <Stack gap="sm">
          <Choice
            label="Incidents"
            value={show.incidents}
            options={[
              ['grouped', 'Grouped'],
              ['all', 'Every place'],
              ['none', 'None'],
            ]}
            onChange={incidents => set({ incidents })}
            {...(offered.incidentsLeftOut
              ? {
                  leftOut:
                    'Not drawn with the figures below: these count other incidents than the filter does. Untick the figures to see them.',
                }
              : {})}
          />
          {offered.hotspots && (
            <Choice
              label="Hotspots"
              value={show.hotspots === 'ellipses' && !offered.ellipses ? 'outlines' : show.hotspots}
              options={[
                ['outlines', 'Outlines'],
                ...(offered.ellipses ? [['ellipses', 'Ellipses'] as const] : []),
                ['none', 'None'],
              ]}
              onChange={hotspots => set({ hotspots })}
            />
          )}
          <Group gap="xl" align="flex-start">
            {offered.areas && tick('areas', 'Areas')}
            {offered.areas && show.areas && tick('names', 'Their names')}
          </Group>
          {offered.areaFigures.length > 0 && (
            <Select
              label="Demographics and deprivation"
              placeholder="None"
              clearable
              comboboxProps={{ withinPortal: false }}
              data={offered.areaFigures.map(({ id, name }) => ({ value: String(id), label: name }))}
              value={areaFigureId === null ? null : String(areaFigureId)}
              onChange={value => onAreaFigure(value === null ? null : Number(value))}
            />
          )}
          {offered.figures !== null && tick('figures', 'Figures', offered.figures)}
          {offered.profiles !== null &&
            tick(
              'profiles',
              'Problem profiles',
              offered.profiles === 0
                ? 'None is raised or adopted'
                : `Raised, adopted or monitored: ${offered.profiles}`,
            )}
          {offered.priorities !== null &&
            tick(
              'priorities',
              'Neighbourhood priorities',
              offered.priorities === 0 ? 'None is active' : `Active: ${offered.priorities}`,
            )}
          {tick('grid', 'National grid')}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

type ChoiceProps<V extends string> = {
  label: string
  value: V
  options: (readonly [value: V, label: string])[]
  /** Why it has no effect now. */
  leftOut?: string
  onChange: (value: V) => void
}

function Choice<V extends string>({ label, value, options, leftOut, onChange }: ChoiceProps<V>) {
  return (
    <div>
      <Text size="xs" fw={600} mb={3}>
        {label}
      </Text>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={label}
        disabled={leftOut !== undefined}
        value={value}
        data={options.map(([one, name]) => ({ value: one, label: name }))}
        onChange={chosen => onChange(chosen as V)}
      />
      {leftOut && (
        <Text size="xs" c="dimmed" mt={3}>
          {leftOut}
        </Text>
      )}
    </div>
  )
}
