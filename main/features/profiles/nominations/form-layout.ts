/** Of the layout below: a form of another version is refused, as its cells mean something else. */
export const templateVersion = 1

export type FormField = {
  key:
    | 'title'
    | 'what'
    | 'grid'
    | 'easting'
    | 'northing'
    | 'radius'
    | 'from'
    | 'to'
    | 'harm'
    | 'tried'
    | 'wanted'
  label: string
  hint: string
  /** Text fields that take several lines. */
  tall?: true
  kind: 'text' | 'number' | 'day'
}

/** Text cells take this many characters at most; the title as many as a title may have. */
export const mostCharacters = 4000
export const mostTitleCharacters = 200
export const radiusBounds = { least: 10, most: 5000 } as const

/** What the form asks, in its order from top to bottom. */
export const formFields: readonly FormField[] = [
  { key: 'title', label: 'What is it called', hint: 'In a few words. No names of people.', kind: 'text' },
  {
    key: 'what',
    label: 'What is happening',
    kind: 'text',
    tall: true,
    hint: 'What, when it happens, and how you know. No names of people.',
  },
  {
    key: 'grid',
    label: 'Where: grid reference',
    kind: 'text',
    hint: 'Such as SK 5890 0600. Or leave it empty and give easting and northing.',
  },
  { key: 'easting', label: 'or easting', hint: 'Six figures, in metres.', kind: 'number' },
  { key: 'northing', label: 'and northing', hint: 'Six figures, in metres.', kind: 'number' },
  {
    key: 'radius',
    label: 'How far around it, in metres',
    kind: 'number',
    hint: `From ${radiusBounds.least} to ${radiusBounds.most}.`,
  },
  { key: 'from', label: 'Since when', hint: 'A day, such as 01/03/2025.', kind: 'day' },
  { key: 'to', label: 'Until when', hint: 'Leave it empty if it goes on.', kind: 'day' },
  {
    key: 'harm',
    label: 'Who is harmed, and how',
    kind: 'text',
    tall: true,
    hint: 'Groups of people, not names.',
  },
  {
    key: 'tried',
    label: 'What was tried already',
    kind: 'text',
    tall: true,
    hint: 'By whom, and what came of it.',
  },
  {
    key: 'wanted',
    label: 'What you ask of the group',
    kind: 'text',
    tall: true,
    hint: 'What should be different afterwards.',
  },
]

/** Rows of the sheet, from 1 as people count them. */
const firstFieldRow = 5
export const rowOfField = (key: FormField['key']) =>
  firstFieldRow + formFields.findIndex(field => field.key === key)
export const codeRow = firstFieldRow + formFields.length + 1
export const inputColumn = 'B'
export const cellOfField = (key: FormField['key']) => `${inputColumn}${rowOfField(key)}`
export const sheetName = 'Nomination'
