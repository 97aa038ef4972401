import { useMayCall } from '../../client/use-bureau.ts'
import { PageLinks } from '../../ui/page-links.tsx'

const forAll = [
  { to: '/tasking', label: 'Meetings' },
  { to: '/tasking/actions', label: 'Actions' },
]
const forBureau = [
  { to: '/tasking/replies', label: 'Reply files' },
  { to: '/tasking/work-lists', label: 'Work lists' },
]

/** The pages of tasking, as far as the person may see them. */
export function TaskingLinks() {
  const isBureau = useMayCall('tasking.replyFiles')
  return <PageLinks label="Tasking" links={isBureau ? [...forAll, ...forBureau] : forAll} />
}
