import { useEffect, useRef, useState } from 'react'

/** Takes files dropped anywhere on the page. True while some are held over it. */
export function useFileDrop(onDrop: (files: File[]) => void): boolean {
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
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) drop.current(files)
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
