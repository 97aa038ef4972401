import { useEffect, useRef, useState } from 'react'
import type { Action } from '#shared/features/tasking/contract.ts'

/**
 * The action as it stood when a form on it was begun. Once something is typed the form keeps to that, whatever
 * others do meanwhile, so that their change is told and not written over; while nothing is typed it follows.
 * @param begin puts the action into the form anew.
 */
export function useOpened(action: Action, typed: boolean, begin: (action: Action) => void) {
  const [opened, setOpened] = useState(action)
  const beginNow = useRef(begin)
  beginNow.current = begin

  useEffect(() => {
    if (typed || action.version <= opened.version) return
    setOpened(action)
    beginNow.current(action)
  }, [action, typed, opened.version])

  function follow(now: Action) {
    setOpened(now)
    begin(now)
  }
  return {
    version: opened.version,
    opened,
    follow,
    changedSince: action.version > opened.version,
    /** Keeps what is typed, to be said of the action as it is now. */
    goOn: () => setOpened(action),
  }
}
