import { DragDropContext, Draggable, Droppable, type DropResult } from '@hello-pangea/dnd'
import { useEffect, useState } from 'react'
import type { AgendaItem } from '#shared/features/tasking/agenda.ts'
import { moved } from '#shared/features/tasking/agenda-rules.ts'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { useCommand } from '../../../client/use-desk.ts'
import styles from './agenda.module.css'
import { AgendaRow } from './agenda-row.tsx'

const howToDrag =
  'Press space to pick the item up, the arrow keys to move it, space to put it down, escape to leave it where it was.'

/** The items in their order; changed by dragging, by the keyboard, or by the buttons of each. */
export function OrderedAgenda({ meeting, changes }: { meeting: Meeting; changes: boolean }) {
  const move = useCommand('tasking.moveItem')
  const [items, setItems] = useState(meeting.agenda)
  // As answered, once nothing is under way: what was moved stays where it was put.
  useEffect(() => {
    if (!move.isPending) setItems(meeting.agenda)
  }, [meeting.agenda, move.isPending])

  function moveTo(item: AgendaItem, to: number) {
    const from = items.findIndex(({ id }) => id === item.id)
    if (from === to || to < 0 || to >= items.length) return
    setItems(moved(items, from, to))
    move.mutate({ itemId: item.id, to })
  }
  function drop({ draggableId, destination }: DropResult) {
    const item = items.find(({ id }) => String(id) === draggableId)
    if (item && destination) moveTo(item, destination.index)
  }

  return (
    <DragDropContext onDragEnd={drop} dragHandleUsageInstructions={howToDrag}>
      <Droppable droppableId="agenda" isDropDisabled={!changes}>
        {room => (
          <ol ref={room.innerRef} {...room.droppableProps} className={styles.list} aria-label="Agenda">
            {items.map((item, index) => (
              <Draggable
                key={item.id}
                draggableId={String(item.id)}
                index={index}
                isDragDisabled={!changes}
                disableInteractiveElementBlocking={false}
              >
                {(place, { isDragging }) => (
                  <li
                    ref={place.innerRef}
                    {...place.draggableProps}
                    className={styles.item}
                    data-dragged={isDragging || undefined}
                  >
                    <AgendaRow
                      meeting={meeting}
                      item={item}
                      changes={changes}
                      handle={place.dragHandleProps}
                      onMove={by => moveTo(item, index + by)}
                      isFirst={index === 0}
                      isLast={index === items.length - 1}
                    />
                  </li>
                )}
              </Draggable>
            ))}
            {room.placeholder}
          </ol>
        )}
      </Droppable>
    </DragDropContext>
  )
}
