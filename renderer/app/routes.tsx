/*
 * How a page is added:
 *  1. Write it in renderer/features/<name>/<name>-page.tsx, with a default export.
 *  2. Add a line to `workspaces` below. `needs` decides who sees it in the rail; `pages` are the pages
 *     under it, `:profileId` in a path is read with `useParams()`; `asks` says what it is about where not
 *     everybody in the workspace may see it.
 * Their order is the order of the rail and of the shortcuts Alt+1, Alt+2 and so on.
 * Features do not import each other: a workspace made of several is composed in this folder.
 */
import {
  type Icon,
  IconChartHistogram,
  IconFileDescription,
  IconFileExport,
  IconFileImport,
  IconHeadset,
  IconMap2,
  IconSettings,
  IconSunrise,
  IconUsersGroup,
} from '@tabler/icons-react'
import { type ComponentType, lazy } from 'react'
import type { Permission } from '#shared/features/access/rules.ts'
import type { CallName } from '../client/names.ts'
import { settingsPage, settingsPages } from './settings-frame.tsx'

export type Workspace = {
  path: string
  label: string
  icon: Icon
  needs: Permission
  page: ComponentType
  pages?: UnderPage[]
}

/** A page under a workspace. */
export type UnderPage = {
  path: string
  page: ComponentType
  /** What it is about, where not everybody in the workspace may ask for that; they are told that nothing is there. */
  asks?: CallName | undefined
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
    pages: [
      {
        path: 'map/methods',
        asks: 'analysis.list',
        page: lazy(() => import('../features/analysis/methods-page.tsx')),
      },
    ],
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
        asks: 'tasking.assessments',
        page: lazy(() => import('../features/tasking/assessment/assessments-page.tsx')),
      },
      {
        path: 'tasking/assessment/:assessmentId',
        asks: 'tasking.assessment',
        page: lazy(() => import('./assessment-workspace.tsx')),
      },
      {
        path: 'tasking/trace/:kind/:id',
        asks: 'tasking.trace',
        page: lazy(() => import('./trace-workspace.tsx')),
      },
      {
        path: 'tasking/nominations',
        page: lazy(() => import('./nominations-workspace.tsx')),
      },
      { path: 'tasking/actions', page: lazy(() => import('../features/tasking/actions-page.tsx')) },
      {
        path: 'tasking/work-lists',
        asks: 'tasking.workLists',
        page: lazy(() => import('../features/tasking/work-lists/work-lists-page.tsx')),
      },
      {
        path: 'tasking/daily',
        asks: 'tasking.daily',
        page: lazy(() => import('./daily-workspace.tsx')),
      },
      {
        path: 'tasking/replies',
        asks: 'tasking.replyFiles',
        page: lazy(() => import('../features/tasking/replies/replies-page.tsx')),
      },
      {
        path: 'tasking/meetings/:meetingId',
        page: lazy(() => import('./meeting-workspace.tsx')),
      },
      {
        path: 'tasking/meetings/:meetingId/hold',
        asks: 'tasking.takeItem',
        page: lazy(() => import('./hold-meeting.tsx')),
      },
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
    path: 'performance',
    label: 'Performance',
    icon: IconChartHistogram,
    needs: 'performance.own',
    page: lazy(() => import('./performance-overview.tsx')),
    pages: [
      {
        path: 'performance/service-levels',
        asks: 'performance.serviceLevels',
        page: lazy(() => import('../features/performance/service-levels/service-levels-page.tsx')),
      },
      {
        path: 'performance/service-levels/:serviceLevelId',
        asks: 'performance.serviceLevel',
        page: lazy(() => import('./service-level-workspace.tsx')),
      },
      {
        path: 'performance/channel-shift',
        asks: 'performance.channelShift',
        page: lazy(() => import('./channel-shift-workspace.tsx')),
      },
      {
        path: 'performance/outcomes',
        asks: 'performance.outcomes',
        page: lazy(() => import('./outcomes-workspace.tsx')),
      },
      {
        path: 'performance/partnership',
        page: lazy(() => import('../features/performance/health/partnership-page.tsx')),
      },
      {
        path: 'performance/measures',
        asks: 'performance.measures',
        page: lazy(() => import('../features/performance/measures/measures-page.tsx')),
      },
      {
        path: 'performance/measures/:measureId',
        asks: 'performance.measure',
        page: lazy(() => import('./measure-workspace.tsx')),
      },
      {
        path: 'performance/surveys',
        asks: 'performance.surveys',
        page: lazy(() => import('../features/performance/surveys/surveys-page.tsx')),
      },
      {
        path: 'performance/surveys/:surveyId',
        asks: 'performance.survey',
        page: lazy(() => import('../features/performance/surveys/survey-page.tsx')),
      },
      { path: 'performance/board', page: lazy(() => import('../features/performance/board/board-page.tsx')) },
      { path: 'performance/board/:boardMeetingId', page: lazy(() => import('./board-workspace.tsx')) },
    ],
  },
  {
    path: 'packs',
    label: 'Packs',
    icon: IconFileExport,
    needs: 'profiles.read',
    page: lazy(() => import('./packs-workspace.tsx')),
  },
  {
    path: 'imports',
    label: 'Imports',
    icon: IconFileImport,
    needs: 'bureau.read',
    page: lazy(() => import('../features/imports/imports-page.tsx')),
    pages: [
      { path: 'imports/freshness', page: lazy(() => import('../features/imports/freshness-page.tsx')) },
      {
        path: 'imports/new',
        asks: 'imports.run',
        page: lazy(() => import('../features/imports/new-import-page.tsx')),
      },
      {
        path: 'imports/categories',
        asks: 'imports.categories',
        page: lazy(() => import('../features/imports/categories-page.tsx')),
      },
      {
        path: 'imports/links',
        asks: 'incidents.linkSuggestions',
        page: lazy(() => import('./linked-incidents.tsx')),
      },
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
