import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PerformanceLinks } from './performance-links.tsx'

/** A page to talk over in the meeting room. */
export default function OverviewPage() {
  return (
    <Page>
      <PageHeader
        title="Performance"
        about="Whether services keep their promises, what worked, and what must be decided."
      />
      <PerformanceLinks />
    </Page>
  )
}
