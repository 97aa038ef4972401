import { ActionIcon, Button, Group, Menu, Paper, Text } from '@mantine/core'
import { IconCircle, IconCircleDashed, IconPencil, IconPolygon, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import styles from '../map.module.css'
import { useMap } from '../map-context.ts'
import { type Centre, CircleForm } from './circle-form.tsx'
import type { Shape } from './drawing.ts'
import { useDrawing } from './use-drawing.ts'

type DrawToolsProps = {
  onDrawn: (shape: Shape) => void
  /** Places that may be the centre of a circle, besides one that is typed. */
  centres: Centre[]
  /** What can be done with the shape there is: items of the menu. */
  children?: ReactNode
}

/** Draws a polygon or a circle on the map, with the pointer or from figures. */
export function DrawTools({ onDrawn, centres, children }: DrawToolsProps) {
  const tool = useDrawing(useMap(), onDrawn)
  const [typing, setTyping] = useState(false)
  return (
    <>
      <Menu position="bottom-end" width={250} shadow="md">
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPencil size={15} />}
            className={styles.onMap!}
          >
            Draw
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPolygon size={16} />} onClick={() => tool.start('polygon')}>
            Polygon
          </Menu.Item>
          <Menu.Item leftSection={<IconCircle size={16} />} onClick={() => tool.start('circle')}>
            Circle
          </Menu.Item>
          <Menu.Item leftSection={<IconCircleDashed size={16} />} onClick={() => setTyping(true)}>
            Circle from centre and radius…
          </Menu.Item>
          {children}
        </Menu.Dropdown>
      </Menu>
      <CircleForm
        opened={typing}
        centres={centres}
        onClose={() => setTyping(false)}
        onCircle={circle => {
          setTyping(false)
          onDrawn({ kind: 'circle', circle })
        }}
      />
      {tool.drawing && (
        <Paper className={styles.drawing!} withBorder shadow="sm" role="status">
          <Text size="sm">{wordsFor(tool.drawing.kind, tool.drawing.points.length)}</Text>
          <Group gap={6} wrap="nowrap">
            {tool.drawing.kind === 'polygon' && (
              <>
                <Button size="compact-sm" variant="default" onClick={tool.takeBack}>
                  Take back
                </Button>
                <Button size="compact-sm" disabled={!tool.canClose} onClick={tool.close}>
                  Close the shape
                </Button>
              </>
            )}
            <ActionIcon variant="subtle" color="gray" aria-label="Cancel drawing" onClick={tool.cancel}>
              <IconX size={16} />
            </ActionIcon>
          </Group>
        </Paper>
      )}
    </>
  )
}

function wordsFor(kind: 'polygon' | 'circle', points: number): string {
  if (kind === 'circle') {
    return points === 0 ? 'Click the centre of the circle.' : 'Click how far it shall reach. Escape cancels.'
  }
  if (points < 3) return `Click the corners, at least three; ${points} so far. Escape cancels.`
  return `${points} corners. Enter closes the shape, Backspace takes the last back.`
}
