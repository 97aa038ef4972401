import { useMayCall } from '../../client/use-bureau.ts'
import { PageLinks } from '../../ui/page-links.tsx'

const forAll = [
  { to: '/tasking', label: 'Meetings' },
  { to: '/tasking/actions', label: 'Actions' },
  { to: '/tasking/nominations', label: 'Nominations' },
  { to: '/tasking/series', label: 'Series' },
  { to: '/tasking/record', label: 'Attendance and completion' },
]
const assessment = { to: '/tasking/assessment', label: 'Tactical assessment' }
const forBureau = [
  { to: '/tasking/replies', label: 'Reply files' },
  { to: '/tasking/daily', label: 'Daily tasking' },
  { to: '/tasking/work-lists', label: 'Work lists' },
]

/** The pages of tasking, as far as the person may see them. */
export function TaskingLinks() {
  const isBureau = useMayCall('tasking.replyFiles')
  const mayAssess = useMayCall('tasking.assessments')
  const links = [...forAll, ...(mayAssess ? [assessment] : []), ...(isBureau ? forBureau : [])]
  return <PageLinks label="Tasking" links={links} />
}
