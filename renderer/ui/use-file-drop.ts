import { useEffect, useRef, useState } from 'react'

/** Takes a file dropped anywhere on the page. True while one is held over it. */
export function useFileDrop(onDrop: (file: File) => void): boolean {
  const [held, setHeld] = useState(false)
  const drop = useRef(onDrop)
  useEffect(() => {
    drop.current = onDrop
  })

  useEffect(() => {
    function over(event: DragEvent) {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setHeld(true)
    }
    function leave(event: DragEvent) {
      // Passing from one part of the page to another leaves as well; only the window's edge counts.
      if (event.relatedTarget === null) setHeld(false)
    }
    function dropped(event: DragEvent) {
      event.preventDefault()
      setHeld(false)
      const file = event.dataTransfer?.files[0]
      if (file) drop.current(file)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', dropped)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', dropped)
    }
  }, [])

  return held
}
