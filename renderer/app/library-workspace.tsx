import { BriefingsLinks } from '../features/briefings/briefings-links.tsx'
import { LibraryPage } from '../features/library/library-page.tsx'

/** The library, among the pages of Briefings. */
export default function LibraryWorkspace() {
  return <LibraryPage links={<BriefingsLinks />} />
}
