import { createHashRouter, Navigate } from 'react-router'
import { needsOf } from '../client/names.ts'
import { useBureau } from '../client/use-bureau.ts'
import { NothingHere, PageFailed } from './page-failed.tsx'
import { type UnderPage, type Workspace, workspaces } from './routes.tsx'
import { Shell } from './shell.tsx'

/** Hash addresses, because the pages are served from app:// as well as from http://. */
export function createRouter() {
  return createHashRouter([
    {
      path: '/',
      element: <Shell />,
      errorElement: <PageFailed />,
      children: [
        { index: true, element: <First /> },
        ...workspaces.flatMap(workspace => [
          { path: workspace.path, element: <Guarded workspace={workspace} page={workspace.page} /> },
          ...(workspace.pages ?? []).map(({ path, page, asks }) => ({
            path,
            element: <Guarded workspace={workspace} page={page} asks={asks} />,
          })),
        ]),
        { path: '*', element: <NothingHere /> },
      ].map(route => ({ ...route, errorElement: <PageFailed /> })),
    },
  ])
}

function First() {
  const { person } = useBureau()
  const first = workspaces.find(workspace => person.permissions.includes(workspace.needs))
  return first ? <Navigate to={`/${first.path}`} replace /> : <NothingHere />
}

type GuardedProps = { workspace: Workspace } & Pick<UnderPage, 'page' | 'asks'>

/** A page, for those whose role includes it. */
function Guarded({ workspace, page: Content, asks }: GuardedProps) {
  const { person } = useBureau()
  const needs = asks ? [workspace.needs, needsOf(asks)] : [workspace.needs]
  return needs.every(permission => person.permissions.includes(permission)) ? <Content /> : <NothingHere />
}
