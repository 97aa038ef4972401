/** The sections of a problem profile, after the national intelligence model and SARA, in the order of the document. */
export const sectionKeys = [
  'aim',
  'problem',
  'location',
  'time',
  'victim',
  'offender',
  'partners',
  'existing',
  'gaps',
  'hypotheses',
  'objectives',
  'response',
  'evaluation',
  'consultation',
] as const
export type SectionKey = (typeof sectionKeys)[number]

/** What each section is called, and the question that it answers. */
export const sectionWords: Record<SectionKey, { label: string; ask: string }> = {
  aim: {
    label: 'Aim and terms of reference',
    ask: 'What should be different, by when, and how will we know? Who asked for it?',
  },
  problem: {
    label: 'Problem statement',
    ask: 'What happens, to whom, where and since when, in two sentences?',
  },
  location: {
    label: 'Location',
    ask: 'What is it about this place? Lighting, access, opening hours, guardians…',
  },
  time: { label: 'Time', ask: 'When does it happen, and what else happens then?' },
  victim: { label: 'Victim', ask: 'Who is harmed, how often, and what makes them vulnerable?' },
  offender: { label: 'Offender', ask: 'Who causes it, when, and what brings them here?' },
  partners: { label: 'Data of each partner', ask: 'What does each partner’s own record say about it?' },
  existing: {
    label: 'Existing activity',
    ask: 'What is being done already, by whom, and what did it change?',
  },
  gaps: { label: 'Gaps', ask: 'What is not known, and who could tell?' },
  hypotheses: { label: 'Hypotheses', ask: 'Why does it happen here? What speaks for it, what against?' },
  objectives: { label: 'Objectives', ask: 'What exactly is to be reached, measured how, by what day?' },
  response: { label: 'Response plan', ask: 'What will each agency do, and what has been tried before?' },
  evaluation: {
    label: 'Evaluation plan',
    ask: 'What is compared with what, when, and what else could explain it?',
  },
  consultation: {
    label: 'Consultation with the community',
    ask: 'Who was asked, what did they say, and what was answered?',
  },
}
