import type { DeskClient } from '#shared/contract.ts'
import type { AssessmentItem } from '#shared/features/tasking/assessment.ts'

type AssessmentTold = {
  /** Drafted on the day its data came. */
  madeAt: string
  summary: string
  /** The first item of these words is put before the group, with this note. */
  flagged?: { of: Pick<AssessmentItem, 'kind'>; words: string; note: string }
  added?: { section: AssessmentItem['section']; title: string; text: string }
  isFinal: boolean
}

/** The last three: a fortnightly one for all of the year would say the same twenty times. The last waits to be written. */
export const assessmentsTold: readonly AssessmentTold[] = [
  {
    madeAt: '2025-09-02T09:00:00Z',
    summary:
      'A summer’s end without surprises. Westering Parkway goes on; the fall at the leisure centre holds. The group is asked to look at the gatherings north-east of it.',
    flagged: {
      of: { kind: 'hotspot' },
      words: 'Stonebridge End',
      note: 'Eight hundred metres from the leisure centre: has the drinking moved here?',
    },
    isFinal: true,
  },
  {
    madeAt: '2025-12-01T11:00:00Z',
    summary:
      'The gatherings at Bellfounder Parade have not passed with the summer: a profile is being written. Nothing else has changed beyond chance.',
    added: {
      section: 'recommendations',
      title: 'Ask shopkeepers of Bellfounder Parade to call 101',
      text: 'They tell the neighbourhood team and not the centre: some of what happens there is in no figure.',
    },
    isFinal: true,
  },
  { madeAt: '2025-12-17T06:30:00Z', summary: '', isFinal: false },
]

/** Drafts one as the analyst does, writes its summary, puts before the group what is to go there, and finalises it. */
export async function tellAssessment({ tasking }: DeskClient, told: AssessmentTold): Promise<void> {
  const { id: assessmentId, version } = await tasking.makeAssessment({})
  if (told.added) await tasking.addAssessmentItem({ assessmentId, ...told.added })
  if (told.flagged) {
    const { of, words, note } = told.flagged
    const { list } = await tasking.assessment({ assessmentId })
    const item = list.find(({ kind, title }) => kind === of.kind && title.includes(words))
    if (!item) throw new Error(`The assessment of ${told.madeAt} has no item of ${words}.`)
    await tasking.flagAssessmentItem({ assessmentItemId: item.id, version: item.version, note })
  }
  if (!told.summary) return
  const saved = await tasking.saveAssessment({ assessmentId, version, summary: told.summary })
  if (told.isFinal) await tasking.finaliseAssessment({ assessmentId, version: saved.version })
}
