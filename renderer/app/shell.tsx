import { Center, Loader } from '@mantine/core'
import { useDocumentTitle, useHotkeys } from '@mantine/hooks'
import { Suspense } from 'react'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { HelpFrame } from './help-frame.tsx'
import { Rail, usePermittedWorkspaces } from './rail.tsx'
import styles from './shell.module.css'
import { TopBar } from './top-bar.tsx'

/** Top bar, rail, and the page. */
export function Shell() {
  const permitted = usePermittedWorkspaces()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const here = permitted.find(({ path }) => pathname.split('/')[1] === path)
  useDocumentTitle(here ? `${here.label} – Tasking Desk` : 'Tasking Desk')
  useHotkeys(
    permitted.map(({ path }, index) => [`alt+${index + 1}`, () => void navigate(`/${path}`)]),
    [],
  )
  return (
    <HelpFrame>
      <div className={styles.shell}>
        <button type="button" className={styles.skip} onClick={skipToMain}>
          Skip to the page
        </button>
        <TopBar />
        <Rail />
        <main id="main" className={styles.main} tabIndex={-1} key={here?.path ?? ''}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </HelpFrame>
  )
}

function Loading() {
  return (
    <Center h="100%" role="status" aria-label="Loading the page">
      <Loader size="sm" />
    </Center>
  )
}

// A link will not do: the address after # belongs to the router.
function skipToMain() {
  document.getElementById('main')?.focus()
}
