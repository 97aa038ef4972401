import { useMayCall } from '../../client/use-bureau.ts'
import { PageLinks } from '../../ui/page-links.tsx'

const imports = { to: '/imports', label: 'Imports' }
const freshness = { to: '/imports/freshness', label: 'Freshness' }
const categories = { to: '/imports/categories', label: 'Categories' }

/** The pages about what the partners send. */
export function ImportsLinks() {
  const mayRead = useMayCall('imports.categories')
  return <PageLinks label="Imports" links={[imports, freshness, ...(mayRead ? [categories] : [])]} />
}
