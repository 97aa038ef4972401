import { PageLinks } from '../../ui/page-links.tsx'

const links = [
  { to: '/tasking', label: 'Meetings' },
  { to: '/tasking/actions', label: 'Actions' },
]

export function TaskingLinks() {
  return <PageLinks label="Tasking" links={links} />
}
