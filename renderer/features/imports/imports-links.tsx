import { useMayCall } from '../../client/use-bureau.ts'
import { PageLinks } from '../../ui/page-links.tsx'

const imports = { to: '/imports', label: 'Imports' }
const freshness = { to: '/imports/freshness', label: 'Freshness' }
const categories = { to: '/imports/categories', label: 'Categories' }
const linked = { to: '/imports/links', label: 'Linked incidents' }

/** The pages about what the partners send. */
export function ImportsLinks() {
  const mayRead = useMayCall('imports.categories')
  const mayLink = useMayCall('incidents.linkSuggestions')
  const links = [imports, freshness, ...(mayRead ? [categories] : []), ...(mayLink ? [linked] : [])]
  return <PageLinks label="Imports" links={links} />
}
