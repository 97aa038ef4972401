import { NavLink } from 'react-router'
import styles from './page-links.module.css'

/** The pages of one workspace, side by side at its top. */
export function PageLinks({ label, links }: { label: string; links: { to: string; label: string }[] }) {
  return (
    <nav className={styles.links} aria-label={label}>
      {links.map(({ to, label: name }) => (
        <NavLink key={to} to={to} end className={styles.link!}>
          {name}
        </NavLink>
      ))}
    </nav>
  )
}
