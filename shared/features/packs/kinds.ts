/** What a pack can be. Each is read from one subject: `subjectOf` says of what `id` is the identifier. */
export const packKinds = [
  'profile',
  'assessment',
  'tasking',
  'actions',
  'minutes',
  'briefing',
  'board',
  'memo',
  'patrol',
  'neighbourhood',
] as const
export type PackKind = (typeof packKinds)[number]

export const packNames: Record<PackKind, string> = {
  profile: 'Problem profile',
  assessment: 'Tactical assessment',
  tasking: 'Tasking pack',
  actions: 'Action list',
  minutes: 'Minutes',
  briefing: 'Call-taker briefing',
  board: 'APEL pack',
  memo: 'Follow-up memo',
  patrol: 'Patrol briefing',
  neighbourhood: 'Neighbourhood profile',
}

export const subjectOf = {
  profile: 'profile',
  assessment: 'assessment',
  tasking: 'meeting',
  actions: 'agency',
  minutes: 'meeting',
  briefing: 'briefing',
  board: 'board-meeting',
  memo: 'board-meeting',
  patrol: 'analysis',
  neighbourhood: 'area',
} as const satisfies Record<PackKind, string>

/** Kinds that are taken along on one sheet of paper. */
export const oneSheetKinds: ReadonlySet<PackKind> = new Set(['patrol', 'neighbourhood'])

/** The forms a pack can take. `csv` is a ZIP archive of one file for each table. */
export const packForms = ['pdf', 'docx', 'pptx', 'html', 'xlsx', 'csv'] as const
export type PackForm = (typeof packForms)[number]

export const formNames: Record<PackForm, string> = {
  pdf: 'PDF',
  docx: 'Word document',
  pptx: 'Slides',
  html: 'Web page',
  xlsx: 'Workbook of its tables',
  csv: 'CSV files of its tables',
}
