import { NavLink } from 'react-router'
import styles from './page-links.module.css'

/** The first page of a workspace is not where one is on every other; a list is where one is on what it lists. */
const isAbove = (to: string, links: readonly { to: string }[]) =>
  links.some(other => other.to !== to && pathOf(other.to).startsWith(`${pathOf(to)}/`))

const pathOf = (to: string) => to.replace(/[?#].*$/, '')

/** The pages of one workspace, side by side at its top. */
export function PageLinks({ label, links }: { label: string; links: { to: string; label: string }[] }) {
  return (
    <nav className={styles.links} aria-label={label}>
      {links.map(({ to, label: name }) => (
        <NavLink key={to} to={to} end={isAbove(to, links)} className={styles.link!}>
          {name}
        </NavLink>
      ))}
    </nav>
  )
}
