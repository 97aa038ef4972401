import { NavLink } from 'react-router'
import { useBureau } from '../client/use-bureau.ts'
import { type Workspace, workspaces } from './routes.tsx'
import styles from './shell.module.css'

/** The workspaces this person may enter: the others are not shown to them. */
export function usePermittedWorkspaces(): Workspace[] {
  const { person } = useBureau()
  return workspaces.filter(workspace => person.permissions.includes(workspace.needs))
}

export function Rail() {
  const permitted = usePermittedWorkspaces()
  return (
    <nav className={styles.rail} aria-label="Workspaces">
      {permitted.map(({ path, label, icon: Picture }, index) => (
        <NavLink
          key={path}
          to={`/${path}`}
          className={styles.workspace!}
          title={`Alt+${index + 1}`}
          aria-keyshortcuts={`Alt+${index + 1}`}
        >
          <Picture size={22} stroke={1.6} aria-hidden />
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
