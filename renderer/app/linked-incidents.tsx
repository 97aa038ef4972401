import { ImportsLinks } from '../features/imports/imports-links.tsx'
import { LinksPage } from '../features/incidents/links-page.tsx'

/** The queue of calls that may be one event, among the pages about what the partners send. */
export default function LinkedIncidents() {
  return <LinksPage above={<ImportsLinks />} />
}
