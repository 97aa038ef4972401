import type {
  CellKeyDownEvent,
  ColDef,
  GetRowIdFunc,
  GridApi,
  IDatasource,
  RowClassRules,
} from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useEffect, useMemo, useRef } from 'react'
import styles from './table.module.css'
import { tableTheme } from './table-theme.ts'
import { type Ticks, tickColumn, withTick } from './tick-column.tsx'

export type Columns<Row> = ColDef<Row>[]

type TableProps<Row extends { id: number | string }> = {
  /** What the table lists, for those who hear it. */
  label: string
  columns: Columns<Row>
  /** All rows, or `pages` for a list of which only parts are sent. */
  rows?: readonly Row[] | undefined
  pages?: IDatasource
  loading?: boolean
  /** What to say when there is nothing. */
  empty: string
  selectedId?: Row['id'] | null
  onSelect?: (row: Row) => void
  /** Enter on a row, or a click; a double click where a click selects. */
  onOpen?: (row: Row) => void
  /** Several rows can be ticked beside the one selected. */
  ticks?: Ticks
  rowClassRules?: RowClassRules<Row>
  /** Where cells take more than a line. */
  rowPixels?: number
  /** As high as its rows, for short lists within a page; otherwise it fills its place. */
  fitRows?: boolean
}

/** A virtualised table: arrow keys and clicks select where there is something to select, Enter opens. */
export function Table<Row extends { id: number | string }>(props: TableProps<Row>) {
  const {
    label,
    columns,
    rows,
    pages,
    loading = false,
    empty,
    selectedId,
    onSelect,
    onOpen,
    fitRows,
    ticks,
  } = props
  const api = useRef<GridApi<Row>>(null)
  const getRowId: GetRowIdFunc<Row> = useMemo(() => params => String(params.data.id), [])

  useEffect(() => {
    api.current?.setGridAriaProperty('label', label)
  }, [label])
  useEffect(() => {
    if (api.current) showSelected(api.current, selectedId)
  }, [selectedId])

  const source = pages
    ? { rowModelType: 'infinite' as const, datasource: pages, cacheBlockSize: 200, maxBlocksInCache: 20 }
    : { rowData: rows ? [...rows] : null }

  return (
    <div className={fitRows ? styles.fitted : styles.filling} data-opens={onOpen ? true : undefined}>
      <AgGridReact<Row>
        {...source}
        theme={tableTheme}
        domLayout={fitRows ? 'autoHeight' : 'normal'}
        columnDefs={ticks ? [tickColumn<Row>(ticks), ...columns] : columns}
        defaultColDef={plainColumn}
        getRowId={getRowId}
        loading={loading}
        overlayNoRowsTemplate={`<span>${escaped(empty)}</span>`}
        {...(props.rowPixels ? { rowHeight: props.rowPixels } : {})}
        {...(props.rowClassRules ? { rowClassRules: props.rowClassRules } : {})}
        {...(onSelect ? { rowSelection: oneRow } : {})}
        animateRows={false}
        scrollbarWidth={scrollbarPixels}
        suppressDragLeaveHidesColumns
        enableCellTextSelection
        ensureDomOrder
        onGridReady={event => {
          api.current = event.api
          event.api.setGridAriaProperty('label', label)
          showSelected(event.api, selectedId)
        }}
        onRowDataUpdated={event => showSelected(event.api, selectedId)}
        onCellFocused={event => {
          // The selection follows the focus, by mouse as by arrow key, as in every list box.
          if (event.rowIndex === null || event.rowPinned) return
          const row = event.api.getDisplayedRowAtIndex(event.rowIndex)?.data
          if (row && row.id !== selectedId) onSelect?.(row)
        }}
        onRowClicked={event => !onSelect && event.data && onOpen?.(event.data)}
        onRowDoubleClicked={event => onSelect && event.data && onOpen?.(event.data)}
        onCellKeyDown={event => {
          const key = (event as CellKeyDownEvent<Row>).event
          if (!(key instanceof KeyboardEvent) || !event.data) return
          if (key.key === 'Enter') onOpen?.(event.data)
          if (key.key === ' ' && ticks) {
            key.preventDefault()
            ticks.onChange(withTick(ticks.ids, event.data.id))
          }
        }}
      />
    </div>
  )
}

// Said, because the grid measures nothing where scrollbars lie over what they scroll, and its own then covers the last column.
const scrollbarPixels = 15
const plainColumn: ColDef = { sortable: true, resizable: true, suppressMovable: true }
const oneRow = { mode: 'singleRow', checkboxes: false, enableClickSelection: false } as const

function showSelected<Row>(api: GridApi<Row>, id: number | string | null | undefined) {
  const node = id === null || id === undefined ? undefined : api.getRowNode(String(id))
  if (!node) {
    api.deselectAll()
    return
  }
  node.setSelected(true, true, 'api')
  api.ensureNodeVisible(node)
}

function escaped(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
