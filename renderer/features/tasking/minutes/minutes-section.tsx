import type { ReactNode } from 'react'
import type { Meeting } from '#shared/features/tasking/contract.ts'
import { Answered } from '../../../client/answered.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useQuestion } from '../../../client/use-desk.ts'
import { Section } from '../../../ui/section.tsx'
import { MinutesText } from './minutes-text.tsx'

/** The minutes as they write themselves from what was recorded, or as they were approved. */
export function MinutesSection({ meeting, pack }: { meeting: Meeting; pack: ReactNode }) {
  const question = useQuestion('tasking.minutes', { meetingId: meeting.id })
  if (!useMayCall('tasking.minutes')) return null
  return (
    <Section
      title="Minutes"
      about="Written from what is recorded; approved at the next meeting."
      actions={pack}
    >
      <Answered question={question}>{minutes => <MinutesText minutes={minutes} />}</Answered>
    </Section>
  )
}
