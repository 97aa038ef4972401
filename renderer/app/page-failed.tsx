import { Button } from '@mantine/core'
import { IconDirections } from '@tabler/icons-react'
import { Link, useRouteError } from 'react-router'
import { inWords } from '../client/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorNote } from '../ui/error-note.tsx'
import { Page } from '../ui/page.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** A page that fell over takes only itself down: the rail stays. */
export function PageFailed() {
  return (
    <Page>
      <PageHeader title="This page could not be shown" />
      <ErrorNote {...inWords(useRouteError())} onRetry={() => location.reload()} />
    </Page>
  )
}

export function NothingHere() {
  return (
    <EmptyState
      icon={IconDirections}
      order={1}
      title="There is nothing for you at this address"
      next="The page may have moved, or your role does not include it."
    >
      <Button component={Link} to="/">
        Go to the first page
      </Button>
    </EmptyState>
  )
}
