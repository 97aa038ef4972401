import { PageLinks } from '../../ui/page-links.tsx'

const links = [
  { to: '/briefings', label: 'Briefings' },
  { to: '/briefings/priorities', label: 'Priorities' },
  { to: '/briefings/library', label: 'Library' },
]

export function BriefingsLinks() {
  return <PageLinks label="Briefings" links={links} />
}
