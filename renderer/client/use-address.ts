import { useSearchParams } from 'react-router'

type Changed = Record<string, string | number | null>
type Options = { replace: boolean }

/**
 * What a page keeps in its address after the question mark, and how that is changed: by keys (null takes one away)
 * or by a function. A change starts from the address as it is at that moment, because the page may still be drawing
 * an earlier one, and a second change must not undo the first.
 */
export function useAddress() {
  const [address, setAddress] = useSearchParams()
  function change(changes: Changed | ((now: URLSearchParams) => URLSearchParams), options: Options) {
    const now = new URLSearchParams(window.location.hash.split('?')[1] ?? '')
    setAddress(typeof changes === 'function' ? changes(now) : changed(now, changes), options)
  }
  return [address, change] as const
}

/** The address with the given keys set, and without those that are null. */
export function changed(address: URLSearchParams, changes: Changed): URLSearchParams {
  const next = new URLSearchParams(address)
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) next.delete(key)
    else next.set(key, String(value))
  }
  return next
}
