/*
 * How a page is added:
 *  1. Write it in renderer/features/<name>/<name>-page.tsx, with a default export.
 *  2. Add a line to `workspaces` below. `needs` decides who sees it in the rail; `pages` are the pages
 *     under it, `:profileId` in a path is read with `useParams()`.
 * Their order is the order of the rail and of the shortcuts Alt+1, Alt+2 and so on.
 * Features do not import each other: a workspace made of several is composed in this folder.
 */
import {
  type Icon,
  IconFileDescription,
  IconFileImport,
  IconHeadset,
  IconMap2,
  IconSettings,
  IconSunrise,
  IconUsersGroup,
} from '@tabler/icons-react'
import { type ComponentType, lazy } from 'react'
import type { Permission } from '#shared/features/access/rules.ts'
import { settingsPage, settingsPages } from './settings-frame.tsx'

export type Workspace = {
  path: string
  label: string
  icon: Icon
  needs: Permission
  page: ComponentType
  pages?: { path: string; page: ComponentType }[]
}

export const workspaces: Workspace[] = [
  {
    path: 'today',
    label: 'Today',
    icon: IconSunrise,
    needs: 'bureau.read',
    page: lazy(() => import('./today/today-page.tsx')),
  },
  {
    path: 'map',
    label: 'Map',
    icon: IconMap2,
    needs: 'incidents.read',
    page: lazy(() => import('./map-workspace.tsx')),
    pages: [{ path: 'map/methods', page: lazy(() => import('../features/analysis/methods-page.tsx')) }],
  },
  {
    path: 'profiles',
    label: 'Profiles',
    icon: IconFileDescription,
    needs: 'profiles.read',
    page: lazy(() => import('../features/profiles/profiles-page.tsx')),
    pages: [{ path: 'profiles/:profileId', page: lazy(() => import('./profile-workspace.tsx')) }],
  },
  {
    path: 'tasking',
    label: 'Tasking',
    icon: IconUsersGroup,
    needs: 'tasking.read',
    page: lazy(() => import('./tasking-workspace.tsx')),
    pages: [
      {
        path: 'tasking/assessment',
        page: lazy(() => import('../features/tasking/assessment/assessments-page.tsx')),
      },
      {
        path: 'tasking/assessment/:assessmentId',
        page: lazy(() => import('./assessment-workspace.tsx')),
      },
      { path: 'tasking/trace/:kind/:id', page: lazy(() => import('./trace-workspace.tsx')) },
      {
        path: 'tasking/nominations',
        page: lazy(() => import('../features/profiles/nominations/nominations-page.tsx')),
      },
      { path: 'tasking/actions', page: lazy(() => import('../features/tasking/actions-page.tsx')) },
      {
        path: 'tasking/work-lists',
        page: lazy(() => import('../features/tasking/work-lists/work-lists-page.tsx')),
      },
      { path: 'tasking/daily', page: lazy(() => import('../features/tasking/daily/daily-page.tsx')) },
      {
        path: 'tasking/replies',
        page: lazy(() => import('../features/tasking/replies/replies-page.tsx')),
      },
      {
        path: 'tasking/meetings/:meetingId',
        page: lazy(() => import('../features/tasking/meeting-page.tsx')),
      },
      { path: 'tasking/meetings/:meetingId/hold', page: lazy(() => import('./hold-meeting.tsx')) },
      { path: 'tasking/meetings/:meetingId/pack', page: lazy(() => import('./tasking-pack.tsx')) },
      { path: 'tasking/series', page: lazy(() => import('../features/tasking/series/series-page.tsx')) },
      { path: 'tasking/record', page: lazy(() => import('../features/tasking/record/record-page.tsx')) },
    ],
  },
  {
    path: 'briefings',
    label: 'Briefings',
    icon: IconHeadset,
    needs: 'briefings.read',
    page: lazy(() => import('../features/briefings/briefings-page.tsx')),
    pages: [
      { path: 'briefings/versions/:briefingId', page: lazy(() => import('./briefing-workspace.tsx')) },
      {
        path: 'briefings/priorities',
        page: lazy(() => import('../features/briefings/priorities-page.tsx')),
      },
      { path: 'briefings/priorities/:priorityId', page: lazy(() => import('./priority-workspace.tsx')) },
      { path: 'briefings/library', page: lazy(() => import('./library-workspace.tsx')) },
    ],
  },
  {
    path: 'imports',
    label: 'Imports',
    icon: IconFileImport,
    needs: 'bureau.read',
    page: lazy(() => import('../features/imports/imports-page.tsx')),
    pages: [
      { path: 'imports/freshness', page: lazy(() => import('../features/imports/freshness-page.tsx')) },
      { path: 'imports/new', page: lazy(() => import('../features/imports/new-import-page.tsx')) },
      {
        path: 'imports/categories',
        page: lazy(() => import('../features/imports/categories-page.tsx')),
      },
      { path: 'imports/links', page: lazy(() => import('./linked-incidents.tsx')) },
      { path: 'imports/:importId', page: lazy(() => import('../features/imports/import-page.tsx')) },
    ],
  },
  {
    path: 'settings',
    label: 'Settings',
    icon: IconSettings,
    needs: 'bureau.read',
    page: settingsPage,
    pages: settingsPages,
  },
]
