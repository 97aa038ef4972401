import { PackActions } from '../features/packs/pack-actions.tsx'
import { BoardMeetingPage } from '../features/performance/board/board-meeting-page.tsx'

/** A meeting of the board with the packs that are made of it. */
export default function BoardWorkspace() {
  return <BoardMeetingPage pack={(kind, id) => <PackActions kind={kind} id={id} />} />
}
