import { capitalised } from '#shared/capitalised.ts'
import type { EntryOf, ListKey } from '#shared/features/profiles/lists.ts'
import { confidences, hypothesisStates, planKinds, planStages } from '#shared/features/profiles/lists.ts'
import type { EntryField } from './entry-fields.tsx'

const choices = (words: readonly string[]) => words.map(value => ({ value, label: capitalised(value) }))

/** What stands in a line that is being added. */
export const blanks: { [K in ListKey]: EntryOf<K> } = {
  hypotheses: {
    list: 'hypotheses',
    text: '',
    confidence: 'low',
    supports: '',
    contradicts: '',
    state: 'open',
  },
  objectives: {
    list: 'objectives',
    text: '',
    measure: 'calls-a-month',
    unit: '',
    baseline: null,
    target: null,
    byDay: null,
    reached: null,
    reachedOn: null,
  },
  plan: {
    list: 'plan',
    kind: 'prevention',
    stage: 'response',
    what: '',
    agency: '',
    owner: '',
    byDay: null,
    actionId: null,
  },
  consultation: { list: 'consultation', day: '', who: '', said: '', answered: '' },
  distribution: { list: 'distribution', name: '', agency: '' },
}

export const hypothesisFields: readonly EntryField[] = [
  { field: 'text', label: 'Hypothesis', kind: 'text', description: 'Why does it happen here?' },
  { field: 'confidence', label: 'Confidence', kind: 'choice', options: choices(confidences) },
  { field: 'supports', label: 'What speaks for it', kind: 'text' },
  { field: 'contradicts', label: 'What speaks against it', kind: 'text' },
  { field: 'state', label: 'State', kind: 'choice', options: choices(hypothesisStates) },
]

const typed: EntryField['when'] = entry => entry.list === 'objectives' && entry.measure === 'other'
export const objectiveFields: readonly EntryField[] = [
  { field: 'text', label: 'Objective', kind: 'text' },
  {
    field: 'measure',
    label: 'Measured in',
    kind: 'choice',
    options: [
      { value: 'calls-a-month', label: 'Calls a month, counted from this profile' },
      { value: 'other', label: 'Something else, typed in' },
    ],
  },
  { field: 'unit', label: 'Unit', kind: 'line', description: 'Such as “% who feel safe”.', when: typed },
  { field: 'baseline', label: 'Baseline', kind: 'number', when: typed },
  { field: 'target', label: 'Target', kind: 'number' },
  { field: 'byDay', label: 'By', kind: 'day' },
  { field: 'reached', label: 'Reached so far', kind: 'number', when: typed },
  { field: 'reachedOn', label: 'Measured on', kind: 'day', when: typed },
]

/** @param actions those tasked for this profile. */
export function planFields(actions: readonly { id: number; number: string; what: string }[]): EntryField[] {
  return [
    { field: 'what', label: 'What', kind: 'text' },
    { field: 'kind', label: 'Kind', kind: 'choice', options: choices(planKinds) },
    { field: 'stage', label: 'Stage', kind: 'choice', options: choices(planStages) },
    { field: 'agency', label: 'Agency', kind: 'line' },
    { field: 'owner', label: 'Owner', kind: 'line', description: 'A name or an office.' },
    { field: 'byDay', label: 'By', kind: 'day' },
    {
      field: 'actionId',
      label: 'Action tasked for it',
      kind: 'choice',
      isRow: true,
      options: [
        { value: '', label: 'None yet' },
        ...actions.map(({ id, number, what }) => ({
          value: String(id),
          label: `${number} ${what.length > 60 ? `${what.slice(0, 60)}…` : what}`,
        })),
      ],
    },
  ]
}

export const consultationFields: readonly EntryField[] = [
  {
    field: 'who',
    label: 'Who was asked',
    kind: 'line',
    description: 'A group or an office, not a private person.',
  },
  { field: 'day', label: 'Day', kind: 'day' },
  { field: 'said', label: 'What they said', kind: 'text' },
  { field: 'answered', label: 'What was answered', kind: 'text' },
]

export const recipientFields: readonly EntryField[] = [
  { field: 'name', label: 'Name or office', kind: 'line' },
  { field: 'agency', label: 'Agency', kind: 'line' },
]
