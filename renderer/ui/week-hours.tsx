import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import styles from './week-hours.module.css'
import { rectangleOf } from './week-rectangle.ts'

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const hours = Array.from({ length: 24 }, (_, hour) => hour)

type WeekHoursProps = {
  label: string
  /** `weekday * 24 + hour`, Monday first. */
  chosen: readonly number[]
  onChange: (chosen: number[]) => void
}

/**
 * The hours of a week to tick: with the mouse a rectangle at a time, with the keys one at a time (arrows go, Space
 * ticks, Shift with an arrow takes the next along), a whole weekday or a whole hour by its name.
 */
export function WeekHours({ label, chosen, onChange }: WeekHoursProps) {
  const [focused, setFocused] = useState(chosen[0] ?? 9)
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const ticked = new Set(chosen)
  const dragged = drag ? rectangleOf(drag.from, drag.to) : []
  const adds = drag ? !ticked.has(drag.from) : true
  const shown = changed(ticked, dragged, adds)

  function set(cells: readonly number[], tick: boolean) {
    onChange([...changed(ticked, cells, tick)].sort((a, b) => a - b))
  }
  function toggleAll(cells: readonly number[]) {
    set(cells, !cells.every(cell => ticked.has(cell)))
  }
  function finish() {
    if (drag) set(dragged, adds)
    setDrag(null)
  }
  function onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = (focused + step + 168) % 168
    if (event.shiftKey) set([next], ticked.has(focused))
    setFocused(next)
    const cell = event.currentTarget.querySelector<HTMLElement>(`[data-cell="${next}"]`)
    cell?.focus()
  }
  function cellUnder(event: PointerEvent): number | null {
    const under = document.elementFromPoint(event.clientX, event.clientY)
    const cell = under instanceof HTMLElement ? under.dataset.cell : undefined
    return cell === undefined ? null : Number(cell)
  }

  return (
    <table
      className={styles.grid}
      aria-label={label}
      onKeyDown={onKeyDown}
      onPointerMove={event => {
        const to = drag && cellUnder(event)
        if (drag && to !== null && to !== drag.to) setDrag({ from: drag.from, to })
      }}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
    >
      <thead>
        <tr>
          <td />
          {hours.map(hour => (
            <th key={hour} scope="col">
              <button
                type="button"
                tabIndex={-1}
                aria-label={`${two(hour)}:00 on every day`}
                onClick={() => toggleAll(weekdays.map((_, day) => day * 24 + hour))}
              >
                {hour % 3 === 0 ? two(hour) : '\u00a0'}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weekdays.map((weekday, day) => (
          <tr key={weekday}>
            <th scope="row">
              <button
                type="button"
                aria-label={`${weekday.slice(0, 3)}, all hours`}
                onClick={() => toggleAll(hours.map(hour => day * 24 + hour))}
              >
                {weekday.slice(0, 3)}
              </button>
            </th>
            {hours.map(hour => {
              const cell = day * 24 + hour
              return (
                <td key={hour}>
                  <button
                    type="button"
                    aria-pressed={shown.has(cell)}
                    aria-label={`${weekday} ${two(hour)}:00`}
                    className={styles.cell}
                    data-cell={cell}
                    tabIndex={cell === focused ? 0 : -1}
                    onFocus={() => setFocused(cell)}
                    onPointerDown={event => {
                      // The cell must not keep the pointer: the others are dragged over.
                      event.currentTarget.releasePointerCapture(event.pointerId)
                      setDrag({ from: cell, to: cell })
                    }}
                    // By the keys: what the mouse does is done when it lets go.
                    onClick={event => event.detail === 0 && toggleAll([cell])}
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 24, ArrowUp: -24 }

function changed(ticked: ReadonlySet<number>, cells: readonly number[], tick: boolean): Set<number> {
  const next = new Set(ticked)
  for (const cell of cells) {
    if (tick) next.add(cell)
    else next.delete(cell)
  }
  return next
}

function two(hour: number) {
  return String(hour).padStart(2, '0')
}
