import { type ComponentType, lazy, Suspense } from 'react'
import { NavLink } from 'react-router'
import type { Permission } from '#shared/features/access/rules.ts'
import { useBureau } from '../client/use-bureau.ts'
import { NothingHere } from './page-failed.tsx'
import styles from './settings-frame.module.css'

type Part = { path: string; label: string; needs: Permission; page: ComponentType }

/** The settings, each a page of its own feature; a person is shown those their role includes. */
const parts: Part[] = [
  {
    path: 'settings',
    label: 'Bureau',
    needs: 'bureau.read',
    page: lazy(() => import('../features/settings/bureau-page.tsx')),
  },
  {
    path: 'settings/agencies',
    label: 'Agencies',
    needs: 'bureau.read',
    page: lazy(() => import('../features/settings/agencies-page.tsx')),
  },
  {
    path: 'settings/people',
    label: 'People and roles',
    needs: 'access.write',
    page: lazy(() => import('../features/access/people-page.tsx')),
  },
  {
    path: 'settings/areas',
    label: 'Areas',
    needs: 'bureau.read',
    page: lazy(() => import('../features/areas/areas-page.tsx')),
  },
  {
    path: 'settings/postcodes',
    label: 'Postcodes',
    needs: 'bureau.read',
    page: lazy(() => import('../features/imports/postcode-file-page.tsx')),
  },
  {
    path: 'settings/packs',
    label: 'Packs and audiences',
    needs: 'profiles.read',
    page: lazy(() => import('../features/packs/audience-rules-page.tsx')),
  },
  {
    path: 'settings/pack-templates',
    label: 'Pack templates',
    needs: 'settings.write',
    page: lazy(() => import('../features/packs/template/template-page.tsx')),
  },
  {
    path: 'settings/audit',
    label: 'Audit register',
    needs: 'access.write',
    page: lazy(() => import('../features/access/audit-page.tsx')),
  },
  {
    path: 'settings/integrity',
    label: 'Integrity check',
    needs: 'bureau.read',
    page: lazy(() => import('../features/settings/integrity-page.tsx')),
  },
  {
    path: 'settings/about',
    label: 'About',
    needs: 'bureau.read',
    page: lazy(() => import('../features/settings/about-page.tsx')),
  },
]

const framed = parts.map(part => ({ path: part.path, page: () => <Framed part={part} /> }))

/** The first page of the settings, and those under it, ready for the list of workspaces. */
export const settingsPage = framed[0]!.page
export const settingsPages = framed.slice(1)

function Framed({ part: { needs, page: Content } }: { part: Part }) {
  const { person } = useBureau()
  const permitted = parts.filter(part => person.permissions.includes(part.needs))
  return (
    <div className={styles.frame}>
      <nav className={styles.list} aria-label="Settings">
        {permitted.map(({ path, label }) => (
          <NavLink key={path} to={`/${path}`} end className={styles.link!}>
            {label}
          </NavLink>
        ))}
      </nav>
      <div className={styles.page}>
        {person.permissions.includes(needs) ? (
          <Suspense>
            <Content />
          </Suspense>
        ) : (
          <NothingHere />
        )}
      </div>
    </div>
  )
}
