import { useHotkeys } from '@mantine/hooks'
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { HelpContext, HelpIsOpenContext } from '../ui/help.tsx'

const HelpDrawer = lazy(() => import('../features/help/help-drawer.tsx'))

/** What the pages are about that do not say so themselves; elsewhere the help begins at the beginning. */
const topicOfPath: Record<string, string> = {
  '/imports/categories': 'categories',
  '/imports/freshness': 'freshness',
  '/imports/links': 'linked-incidents',
  '/tasking/nominations': 'nominations',
}
const firstTopic = 'choosing-a-file'

/** The help beside every page: opened by a “?” at a step, and by F1 or the key ? on what is before the person. */
export function HelpFrame({ children }: { children: ReactNode }) {
  const [topic, setTopic] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const standing = useRef<string[]>([])

  const open = useCallback((next: string) => {
    setAsked(true)
    setTopic(next)
  }, [])
  const { pathname } = useLocation()
  const openHere = useCallback(
    () => open(standing.current.at(-1) ?? topicOfPath[pathname] ?? firstTopic),
    [open, pathname],
  )
  const stand = useCallback((here: string) => {
    standing.current = [...standing.current, here]
    return () => {
      const at = standing.current.lastIndexOf(here)
      standing.current = standing.current.filter((_, index) => index !== at)
    }
  }, [])
  const help = useMemo(() => ({ open, openHere, stand }), [open, openHere, stand])
  // F1 also while typing in a field; a question mark typed there is a question mark.
  useHotkeys([['F1', openHere]], [])
  useHotkeys([['shift+?', openHere]])

  return (
    <HelpContext value={help}>
      <HelpIsOpenContext value={topic !== null}>{children}</HelpIsOpenContext>
      {asked && (
        <Suspense>
          <HelpDrawer topic={topic} onTopic={setTopic} onClose={() => setTopic(null)} />
        </Suspense>
      )}
    </HelpContext>
  )
}
