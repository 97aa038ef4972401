import { ScrollArea, Text } from '@mantine/core'
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import styles from './entry-grid.module.css'
import { type EntryValues, readBlock } from './pasted-block.ts'

export type Entry = EntryValues
export type EntryRow = EntryValues & {
  label: string
  /** What stands beside it: who entered it. */
  note?: ReactNode
}

type EntryGridProps = {
  label: string
  /** What a row is: Month, Area. */
  head: string
  columns: readonly string[]
  rows: readonly EntryRow[]
  readOnly: boolean
  /** Where the last rows are those one wants. */
  startsAtEnd?: boolean
  height?: number
  /** The row that the first cell of a pasted line names; null where it names none. */
  rowOf: (cell: string) => string | null
  numberOf: (cell: string) => number | null | undefined
  /** Why a row cannot be taken; null where it can. */
  whyNot: (entry: Entry) => string | null
  /** Keeps what was typed or pasted. What is refused stays as it was typed. */
  onEnter: (entries: Entry[], how: 'typed' | 'pasted') => Promise<void>
}

/**
 * Numbers by row, typed by keyboard alone: Enter and the arrows go from row to row, Tab from cell to cell, Escape takes
 * back what was typed in a row, and a block copied from a spreadsheet fills the rows it names, or those from the cell on.
 * A row is kept when it is left.
 */
export function EntryGrid(props: EntryGridProps) {
  const { label, head, columns, rows, readOnly, startsAtEnd = false, height = 360 } = props
  const { rowOf, numberOf, whyNot, onEnter } = props
  const [typed, setTyped] = useState<ReadonlyMap<string, string[]>>(new Map())
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const [notUnderstood, setNotUnderstood] = useState<string[]>([])
  const viewport = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (startsAtEnd && viewport.current) viewport.current.scrollTop = viewport.current.scrollHeight
  }, [startsAtEnd])

  const textsOf = (row: EntryRow) =>
    typed.get(row.key) ?? row.values.map(value => (value === null ? '' : String(value)))
  const forget = (keys: readonly string[]) => {
    const without = <T,>(map: ReadonlyMap<string, T>) =>
      new Map([...map].filter(([key]) => !keys.includes(key)))
    setTyped(without)
    setFaults(without)
  }
  const refuse = (key: string, fault: string) => setFaults(known => new Map(known).set(key, fault))

  async function keep(entries: Entry[], how: 'typed' | 'pasted') {
    try {
      await onEnter(entries, how)
      forget(entries.map(({ key }) => key))
    } catch {
      // It was said in words by whoever keeps it; what was typed stays.
    }
  }

  function leave(row: EntryRow, event: FocusEvent<HTMLTableRowElement>) {
    if (event.currentTarget.contains(event.relatedTarget)) return
    const texts = typed.get(row.key)
    if (!texts) return
    const values = texts.map(text => numberOf(text.trim()))
    const wrong = values.indexOf(undefined)
    if (wrong >= 0) return refuse(row.key, `“${texts[wrong]}” is no number.`)
    const entry = { key: row.key, values: values as (number | null)[] }
    if (entry.values.every((value, at) => value === row.values[at])) return forget([row.key])
    const fault = whyNot(entry)
    if (fault) return refuse(row.key, fault)
    void keep([entry], 'typed')
  }

  function move(event: KeyboardEvent<HTMLInputElement>, at: number, column: number) {
    if (event.key === 'Escape') return forget([rows[at]!.key])
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = viewport.current?.querySelector<HTMLInputElement>(`[data-at="${at + by} ${column}"]`)
    // The last row is kept by Enter too: there is none below to go to.
    if (next) next.focus()
    else if (event.key === 'Enter') event.currentTarget.blur()
  }

  function paste(event: ClipboardEvent<HTMLInputElement>, at: number, column: number) {
    const text = event.clipboardData.getData('text/plain').replace(/\r?\n$/, '')
    if (!/[\t\n]/.test(text)) return
    event.preventDefault()
    const read = readBlock(text, { row: at, column }, { rows, rowOf, numberOf, whyNot })
    setNotUnderstood(read.lines)
    if (read.entries.length > 0) void keep(read.entries, 'pasted')
  }

  return (
    <>
      <ScrollArea.Autosize mah={height} viewportRef={viewport} type="auto" viewportProps={{ tabIndex: -1 }}>
        <table className={styles.table} aria-label={label}>
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {columns.map(column => (
                <th key={column} scope="col" className={styles.number}>
                  {column}
                </th>
              ))}
              <th scope="col">Entered</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.key} onBlur={event => leave(row, event)}>
                <th scope="row">
                  <Text size="sm" span style={{ whiteSpace: 'nowrap' }}>
                    {row.label}
                  </Text>
                </th>
                {columns.map((column, of) => (
                  <td key={column}>
                    <input
                      className={styles.cell}
                      data-at={`${at} ${of}`}
                      aria-label={`${column}, ${row.label}`}
                      aria-invalid={faults.has(row.key)}
                      inputMode="decimal"
                      autoComplete="off"
                      readOnly={readOnly}
                      value={textsOf(row)[of]}
                      onFocus={event => event.currentTarget.select()}
                      onKeyDown={event => move(event, at, of)}
                      onPaste={event => !readOnly && paste(event, at, of)}
                      onChange={event => {
                        const texts = textsOf(row).with(of, event.currentTarget.value)
                        setTyped(known => new Map(known).set(row.key, texts))
                      }}
                    />
                  </td>
                ))}
                <td>
                  {faults.has(row.key) ? (
                    <Text size="xs" c="red" role="alert">
                      {faults.get(row.key)}
                    </Text>
                  ) : (
                    row.note
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea.Autosize>
      {notUnderstood.length > 0 && (
        <div role="status">
          <Text size="sm" fw={600} mt="xs">
            Not understood of what was pasted
          </Text>
          {notUnderstood.map(line => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
        </div>
      )}
    </>
  )
}
