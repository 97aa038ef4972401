import { type RefObject, useEffect, useRef } from 'react'

type Moves = { next: () => void; previous: () => void }

/**
 * Page down and page up go through the agenda wherever the keyboard stands, as the remote control of a projector
 * sends them. N, D and A go to the notes, the decision and the action where nothing is being typed; escape leaves
 * what is being typed.
 */
export function useHoldKeys(room: RefObject<HTMLElement | null>, moves: Moves): void {
  const latest = useRef(moves)
  latest.current = moves
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
      if (document.querySelector('[role="dialog"], [role="menu"]')) return
      const typing = isTyping(event.target)
      if (event.key === 'PageDown') latest.current.next()
      else if (event.key === 'PageUp') latest.current.previous()
      else if (event.key === 'Escape' && typing) room.current?.querySelector<HTMLElement>('h1')?.focus()
      else if (!typing && goes[event.key.toLowerCase()]) {
        const to = room.current?.querySelector<HTMLElement>(goes[event.key.toLowerCase()]!)
        if (!to) return
        if (to.matches('button')) to.click()
        else to.focus()
      } else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [room])
}

const goes: Record<string, string> = {
  n: '[data-hold="notes"]',
  d: '[data-hold="decide"]',
  a: '[data-hold="action"] input',
  u: '[data-hold="undo"]',
}

function isTyping(target: EventTarget | null) {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable="true"]')
}
