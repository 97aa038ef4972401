import { type AudienceKind, audienceKinds } from '#shared/features/packs/audience.ts'

/** A personal marker, where it is planted, and who may find it in a pack. */
export type Marker = {
  /** Stands in no other text of the bureau. */
  words: string
  /** What it stands for. */
  what: string
  may: readonly AudienceKind[]
} & (
  | {
      /** A column whose text it is added to, or which it replaces. */
      table: string
      column: string
      how: 'added' | 'instead'
      where?: string
    }
  | { elsewhere: true }
)

const nobody: readonly AudienceKind[] = []
const withPartners = ['internal', 'agency'] as const
const bureau = ['internal'] as const

/** As a person is kept: 43 characters of base64url. */
const pseudonym = (number: number) => `Canary${number}_`.padEnd(43, 'aB3-xYz9')

const added = (table: string, column: string) => ({ table, column, how: 'added' as const })
const instead = (table: string, column: string, where?: string) => ({
  ...{ table, column, how: 'instead' as const },
  ...(where ? { where } : {}),
})

export const signedIn = 'canary20.login'

export const markers: readonly Marker[] = [
  // People, as they are kept: in no pack at all.
  { words: pseudonym(1), what: 'caller', may: nobody, ...instead('incident', 'caller') },
  { words: pseudonym(2), what: 'telephone', may: nobody, ...instead('incident', 'phone') },
  { words: pseudonym(3), what: 'victim', may: nobody, ...instead('incident', 'victim') },
  { words: pseudonym(4), what: 'offender', may: nobody, ...instead('incident', 'offender') },
  {
    words: pseudonym(5),
    what: 'repeat caller of a draft',
    may: nobody,
    ...instead('assessment_item', 'pseudonym'),
  },
  // Rows as they came.
  { words: 'Canary06-raw', what: 'raw columns', may: nobody, ...instead('incident', 'raw_json') },
  { words: '0116 496 0007', what: 'cells of a rejected row', may: nobody, ...added('import_issue', 'raw') },
  { words: 'Canary08-mend', what: 'what would mend a cell', may: nobody, ...added('import_issue', 'mend') },
  { words: 'Canary09-outcome', what: 'outcome of a call', may: nobody, ...added('incident', 'outcome') },
  { words: 'Canary10-head', what: 'header of a file', may: nobody, ...added('import', 'header_json') },
  { words: 'canary11.csv', what: 'name of a file', may: nobody, ...instead('import', 'file_name') },
  { words: '/home/canary12', what: 'drop folder', may: nobody, ...instead('source', 'drop_folder') },
  {
    words: 'Canary13-reference',
    what: 'reference of a call',
    may: bureau,
    ...added('incident', 'reference'),
  },
  {
    words: '33 Canary Fourteen Close',
    what: 'house of a call',
    may: withPartners,
    ...instead('incident', 'place'),
  },
  // Registers of the bureau itself.
  { words: 'Canary15-subject', what: 'audit register', may: nobody, ...added('audit_record', 'subject') },
  { words: 'Canary16-filter', what: 'saved filter', may: nobody, ...added('saved_filter', 'name') },
  { words: 'Canary17-step', what: 'step of a meeting', may: nobody, ...added('meeting_step', 'words') },
  { words: 'Canary18-sent', what: 'reply file as sent', may: nobody, ...added('reply_file', 'sent_json') },
  { words: 'Canary19-reply', what: 'text of a reply', may: nobody, ...added('reply_file', 'taken_json') },
  { words: signedIn, what: 'login', may: bureau, elsewhere: true },
  {
    words: 'Ada Canary21',
    what: 'name of a person of the bureau',
    may: withPartners,
    ...instead('person', 'name'),
  },
  { words: 'canary22-file', what: 'name of a set’s file', may: nobody, ...added('area_set', 'file_name') },
  { words: 'Canary23-unit', what: 'list of work', may: nobody, ...added('work_list_row', 'unit') },
  {
    words: 'Canary24-case',
    what: 'case of a list of work',
    may: nobody,
    ...added('work_list_row', 'reference'),
  },
  {
    words: 'canary25-name',
    what: 'name of an attachment',
    may: bureau,
    ...added('profile_attachment', 'file_name'),
  },
  // What pictures and files say beside what they show.
  { words: 'Canary26-exif', what: 'Exif of a JPEG', may: nobody, elsewhere: true },
  { words: '52.6359N Canary27', what: 'where a JPEG was taken', may: nobody, elsewhere: true },
  { words: 'Canary28-comment', what: 'comment of a JPEG', may: nobody, elsewhere: true },
  { words: 'Canary29-png', what: 'text chunk of a PNG', may: nobody, elsewhere: true },
  { words: 'Canary30-behind', what: 'behind the end of a PNG', may: nobody, elsewhere: true },
  { words: 'Canary31-paper', what: 'content of an attached file', may: nobody, elsewhere: true },
  { words: 'canary32-folder', what: 'path of the bureau', may: nobody, elsewhere: true },
  // What people wrote for the bureau and its partners.
  { words: 'Bea Canary33', what: 'name in a profile', may: withPartners, elsewhere: true },
  { words: '0116 496 0034', what: 'telephone in a profile', may: withPartners, elsewhere: true },
  { words: '35 Canary Gardens', what: 'address in a profile', may: withPartners, elsewhere: true },
  {
    words: 'Canary36-step',
    what: 'note on a profile',
    may: withPartners,
    ...added('profile_history', 'note'),
  },
  { words: 'Canary37-note', what: 'note on an action', may: withPartners, ...added('action_event', 'note') },
  {
    words: 'Canary38-blocked',
    what: 'why an action is stuck',
    may: withPartners,
    ...added('action', 'blocked_by'),
  },
  {
    words: 'Canary39-agenda',
    what: 'note of a meeting',
    may: withPartners,
    ...added('agenda_item', 'notes'),
  },
  { words: 'Canary40-minutes', what: 'minutes', may: withPartners, ...added('meeting', 'minutes') },
  { words: 'Canary41-flag', what: 'note on a flag', may: withPartners, ...added('flagged_item', 'note') },
  { words: 'Canary42-brought', what: 'nomination', may: withPartners, ...added('nomination', 'what') },
  { words: 'Canary43-harm', what: 'harm in a nomination', may: withPartners, ...added('nomination', 'harm') },
  {
    words: 'Canary44-news',
    what: 'why news was put aside',
    may: withPartners,
    ...added('news_item', 'reason'),
  },
  // Groups only, never a private person.
  {
    words: 'Canary45-voice',
    what: 'who raised a priority',
    may: audienceKinds,
    ...added('priority_voice', 'raised_by'),
  },
  {
    words: '0116 496 0046',
    what: 'contact of a priority',
    may: withPartners,
    ...added('priority', 'contact'),
  },
  {
    words: '0116 496 0047',
    what: 'contact in a briefing',
    may: withPartners,
    ...added('briefing_line', 'contact'),
  },
  { words: 'Canary48-tick', what: 'note on a check', may: withPartners, ...added('profile_check', 'note') },
  {
    words: 'Canary49-removed',
    what: 'why a draft lost an item',
    may: nobody,
    ...added('assessment_item', 'removed_reason'),
  },
  {
    words: 'Canary50-lesson',
    what: 'lesson of a profile',
    may: withPartners,
    ...added('profile', 'lessons'),
  },
  {
    words: '4711 noise calls',
    what: 'number of calls in the library',
    may: withPartners,
    ...added('intervention', 'evidence'),
  },
  { words: 'Canary51-mapping', what: 'mapping of a file', may: nobody, elsewhere: true },
  { words: 'Canary52-drop', what: 'note on a drop folder', may: nobody, elsewhere: true },
]
