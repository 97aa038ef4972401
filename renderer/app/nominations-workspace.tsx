import { NominationsPage } from '../features/profiles/nominations/nominations-page.tsx'
import { TaskingLinks } from '../features/tasking/tasking-links.tsx'

/** Nominations, among the pages of Tasking. */
export default function NominationsWorkspace() {
  return <NominationsPage links={<TaskingLinks />} />
}
