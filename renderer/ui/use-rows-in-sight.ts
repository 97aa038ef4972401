import { type RefObject, useLayoutEffect, useState } from 'react'

/** Rows drawn above and below those in sight, so that the Tab key always finds the next. */
const beyond = 6

/** Which rows of equal height are in sight of the element that scrolls them: `from` to before `to`. */
export function useRowsInSight(scroller: RefObject<HTMLElement | null>, rows: number, rowHeight: number) {
  const [{ top, height }, setView] = useState({ top: 0, height: 600 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight })
    look()
    element.addEventListener('scroll', look, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      resized.disconnect()
    }
  }, [scroller])
  return {
    from: Math.max(0, Math.floor(top / rowHeight) - beyond),
    to: Math.min(rows, Math.ceil((top + height) / rowHeight) + beyond),
  }
}
