import { createHashRouter, Navigate } from 'react-router'
import { useBureau } from '../client/use-bureau.ts'
import { NothingHere, PageFailed } from './page-failed.tsx'
import { type Workspace, workspaces } from './routes.tsx'
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
          ...(workspace.pages ?? []).map(({ path, page }) => ({
            path,
            element: <Guarded workspace={workspace} page={page} />,
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

function Guarded({ workspace, page: Content }: { workspace: Workspace; page: Workspace['page'] }) {
  const { person } = useBureau()
  return person.permissions.includes(workspace.needs) ? <Content /> : <NothingHere />
}
