import { Checkbox } from '@mantine/core'
import type { ColDef } from 'ag-grid-community'

type Id = number | string
export type Ticks = {
  ids: readonly Id[]
  onChange: (ids: Id[]) => void
  /** What a row is called where its box is heard: "Tick hotspot 3". */
  nameOf: (id: Id) => string
}

/** The ticked rows with one more, or one fewer. */
export function withTick(ids: readonly Id[], id: Id): Id[] {
  return ids.includes(id) ? ids.filter(other => other !== id) : [...ids, id]
}

/** A column of boxes to tick several rows; Space does the same on the row that has the focus. */
export function tickColumn<Row extends { id: Id }>({ ids, onChange, nameOf }: Ticks): ColDef<Row> {
  return {
    colId: 'ticked',
    headerName: 'Tick',
    width: 52,
    sortable: false,
    resizable: false,
    // The value, so that the cell is drawn anew when it changes.
    valueGetter: ({ data }) => data !== undefined && ids.includes(data.id),
    cellStyle: { display: 'flex', alignItems: 'center' },
    suppressKeyboardEvent: ({ event }) => event.key === ' ',
    cellRenderer: ({ data, value }: { data: Row | undefined; value: boolean }) =>
      data && (
        <Checkbox
          size="xs"
          tabIndex={-1}
          aria-label={nameOf(data.id)}
          checked={value}
          onChange={() => onChange(withTick(ids, data.id))}
        />
      ),
  }
}
