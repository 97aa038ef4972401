import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contract, type DeskContract } from '#shared/contract.ts'
import { may, type Role } from '#shared/features/access/rules.ts'
import { plainCsv } from '#shared/features/imports/mapping.ts'
import { usualAudienceRules } from '#shared/features/packs/audience-rules.ts'
import { docOfText } from '#shared/features/profiles/rich-text.ts'
import type { Contract, InputOf } from '#shared/rpc/procedure.ts'
import { callsOf, fillBureau, months2024 } from './bureau-with-hotspot.ts'
import { openTestDesk, type TestDesk } from './desk.ts'

const council = 2
const day = '2025-01-08'
const source = { key: 'x', name: 'X', agencyId: 1, marking: 'OFFICIAL' as const, purpose: '' }
const noTerms = {
  lawfulBasis: '',
  retentionMonths: null,
  reviewOn: null,
  expectedEveryDays: null,
  dropFolder: '',
  keepsIdentities: false,
  reach: 'partners' as const,
}
const file = '/no/such/file'
const mapping = {
  ...{ name: 'M', written: plainCsv, header: ['A'] },
  ...{ fields: {}, dates: { from: 'dd/MM/yyyy' as const }, snapped: false, codes: {} },
}
const dbscan = { method: 'dbscan' as const, epsMetres: 50, minPoints: 30 }
const agenda = { meetingId: 1, profileId: 1 }
const place = { easting: 458_800, northing: 304_600, radiusMetres: 100, from: '2024-01-01', to: null }
const nominated = { ...place, title: 'Theirs', what: 'Theirs', harm: '', tried: '', wanted: '' }
const months = {
  now: { from: '2024-12-01', to: '2024-12-31' },
  before: { from: '2024-01-01', to: '2024-01-31' },
}
const ofBoardMeeting = { boardMeetingId: 1 }
const ofBoardItem = { boardItemId: 1, version: 1 }
const measure = {
  ...{ name: 'Theirs', basis: 'count' as const, unit: 'calls', direction: 'lower' as const, decimals: 0 },
  ...{ target: null, agencyId: 1, owner: 'They', definition: '', source: '', computed: null },
}
const bureau = {
  ...{ name: 'Renamed', marking: 'OFFICIAL' as const, tileAddress: null, tileAttribution: '' },
}

type Asked = {
  [F in keyof DeskContract]: {
    [P in keyof DeskContract[F] as DeskContract[F][P] extends { kind: 'event' } ? never : P]: InputOf<
      DeskContract[F][P]
    >
  }
}

/** One input for everything that can be asked: one that does not compile where a new one is forgotten. */
const asked: Omit<Asked, 'settings'> & {
  settings: Omit<Asked['settings'], 'createBureau' | 'openBureau' | 'closeBureau' | 'openDemonstration'>
} = {
  access: {
    people: undefined,
    savePerson: { login: 'y', name: 'Y', role: 'manager', agencyId: null },
    removePerson: { id: 2, version: 1 },
    audit: {},
  },
  analysis: {
    defaults: { method: 'dbscan', filter: {} },
    run: { parameters: dbscan, filter: {} },
    rerun: { analysisId: 1 },
    list: undefined,
    get: { analysisId: 1 },
    table: { analysisId: 1, key: 'cells' },
    exportTable: { analysisId: 1, key: 'cells' },
    lookForNews: undefined,
    news: undefined,
    decideNews: { newsItemId: 1, version: 1, status: 'seen' },
    flag: { title: 'Theirs', note: '', filter: {} },
    flagged: undefined,
    withdrawFlag: { flaggedItemId: 1, version: 1 },
    inspectPresence: { file },
    loadPresence: { file, columns: null },
    presenceFiles: undefined,
    removePresence: { presenceFileId: 1 },
    patrol: { analysisId: 1 },
    overlay: {
      themes: [
        { name: 'Early', filter: { to: '2024-06-30' } },
        { name: 'Late', filter: { from: '2024-07-01' } },
      ],
      ground: { kind: 'squares', cellMetres: 500 },
    },
    compare: { a: { to: '2024-06-30' }, b: { from: '2024-07-01' } },
  },
  areas: {
    sets: undefined,
    inspect: { file },
    load: { file, name: 'Set', vintage: '', codeProperty: 'c', nameProperty: 'n' },
    removeSet: { areaSetId: 1 },
    outlines: { areaSetId: 1 },
    counts: { areaSetId: 1, filter: {} },
    keepArea: {
      name: 'Theirs',
      ring: [
        [450_000, 300_000],
        [450_100, 300_000],
        [450_100, 300_100],
      ],
    },
    renameArea: { areaId: 1, name: 'Theirs' },
    removeArea: { areaId: 1 },
    inspectFigures: { file, areaSetId: 1 },
    loadFigures: {
      ...{ file, areaSetId: 1, codeColumn: 'c', origin: 'Census' },
      columns: [{ column: 'n', name: 'Residents', unit: 'residents' }],
    },
    figures: {},
    figureValues: { areaFigureId: 1 },
    removeFigures: { areaFigureIds: [1] },
  },
  briefings: {
    priorities: undefined,
    priority: { priorityId: 1 },
    priorityOutlines: undefined,
    adoptPriority: {
      ...{ areaId: 1, title: 'Theirs', rationale: '', agencyId: 1, owner: 'Sergeant' },
      ...{ adoptedOn: day, reviewOn: '2025-07-01' },
    },
    savePriority: { priorityId: 1, version: 1, title: 'Theirs' },
    reviewPriority: { priorityId: 1, version: 1, on: day, nextOn: '2025-07-01', note: 'Theirs' },
    closePriority: { priorityId: 1, version: 1, closedOn: day, outcome: 'Theirs' },
    raiseVoice: { priorityId: 1, kind: 'office', raisedBy: 'Ward office', raisedOn: day, what: 'Theirs' },
    answerVoice: { voiceId: 1, version: 1, saidBack: 'Theirs', how: 'By letter', saidOn: day },
    list: undefined,
    get: { briefingId: 1 },
    draft: undefined,
    save: { briefingId: 1, version: 1, opening: 'Theirs' },
    addLine: { briefingId: 1 },
    saveLine: { lineId: 1, version: 1, what: 'Theirs' },
    moveLine: { lineId: 1, by: 1 },
    removeLine: { lineId: 1 },
    discard: { briefingId: 1, version: 9 },
    approve: { briefingId: 1, version: 1 },
  },
  imports: {
    unpack: { file },
    inspect: { file },
    preview: { file, mapping },
    firstLines: { file, written: plainCsv },
    chosenDates: { file, written: plainCsv, column: 'Received' },
    mappings: { sourceId: 1 },
    run: { file, sourceId: 1, mapping },
    postcodeFile: undefined,
    loadPostcodes: { file },
    list: undefined,
    get: { importId: 1 },
    issues: { importId: 1 },
    undo: { importId: 1 },
    identities: { incidentId: 1 },
    rejects: { importId: 1 },
    freshness: undefined,
    sweep: {},
    dropNotes: undefined,
    settleDropNote: { noteId: 1 },
    sources: undefined,
    saveSource: { ...source, ...noTerms },
    schemes: undefined,
    categories: {},
    saveCategoryCodes: { categoryId: 1, version: 0, codes: [{ fromDay: null, code: 'nsir2007:rowdy' }] },
    categoryHistory: { categoryId: 1 },
  },
  incidents: {
    summary: { filter: {} },
    points: { filter: {} },
    byMonth: { filter: {} },
    byWeek: { filter: {} },
    hourByWeekday: { filter: {} },
    rows: { filter: {} },
    get: { incidentId: 1 },
    linkSuggestions: {},
    decideLink: { incidentId: 1, otherId: 2, decision: 'linked' },
    links: { incidentId: 1 },
    savedFilters: undefined,
    groups: { filter: {}, by: 'category' },
    exportRows: { filter: {} },
    saveFilter: { name: 'Nights', filter: {} },
    removeFilter: { id: 1, version: 1 },
  },
  library: {
    search: undefined,
    similar: { profileId: 1 },
    saveIntervention: {
      ...{ title: 'Theirs', problemType: '', placeType: '', problem: '', response: '' },
      ...{
        responseTypes: [],
        partners: [],
        result: 'unclear',
        evidenceKind: 'none',
        evidence: '',
        source: '',
      },
    },
    removeIntervention: { interventionId: 1, version: 1 },
  },
  packs: {
    recordPicture: { file, title: 'Map', marking: 'OFFICIAL', type: 'svg' },
    preview: { kind: 'profile', id: 1, audience: { kind: 'internal' } },
    make: { kind: 'profile', id: 1, audience: { kind: 'internal' }, form: 'pdf' },
    subjects: { kind: 'profile' },
    template: { kind: 'profile' },
    saveTemplate: { kind: 'profile', version: 0, template: { accent: '#0b5345' } },
    resetTemplate: { kind: 'profile', version: 1 },
    list: undefined,
    audienceRules: undefined,
    saveAudienceRules: usualAudienceRules,
  },
  performance: {
    board: undefined,
    saveBoard: {
      ...{ name: 'Board', everyWeeks: 6, firstOn: '2025-01-09', startsAt: '10:00' },
      ...{ place: '', chair: '', viceChair: '', draftDays: 7 },
    },
    saveBoardMember: { agencyId: 1, person: 'Theirs' },
    boardMeetings: undefined,
    boardMeeting: ofBoardMeeting,
    planBoardMeeting: { heldOn: '2025-01-09' },
    saveBoardMeeting: { ...ofBoardMeeting, version: 1, summary: 'Theirs' },
    draftBoardMeeting: ofBoardMeeting,
    prepareBoard: undefined,
    recheckBoardDraft: ofBoardMeeting,
    holdBoardMeeting: { ...ofBoardMeeting, version: 1 },
    boardItems: undefined,
    boardItemHistory: { boardItemId: 1 },
    recordBoardItem: {
      ...{ ...ofBoardMeeting, kind: 'request', what: 'Theirs', askedBy: '', askedAgencyId: null },
      ...{ ownerAgencyId: 1, owner: 'Theirs', dueOn: '2025-02-01' },
    },
    changeBoardItem: { ...ofBoardItem, reason: 'Theirs', what: 'Theirs' },
    noteBoardItem: { ...ofBoardItem, note: 'Theirs' },
    answerBoardItem: { ...ofBoardItem, answer: 'Theirs', on: '2025-02-01' },
    dropBoardItem: { ...ofBoardItem, reason: 'Theirs', on: '2025-02-01' },
    reopenBoardItem: { ...ofBoardItem, reason: 'Theirs' },
    channelShift: { now: months.now, before: months.before },
    measures: undefined,
    measure: { measureId: 1 },
    defineMeasure: measure,
    saveMeasure: { measureId: 1, version: 1, name: 'Theirs' },
    closeMeasure: { measureId: 1, version: 1, reason: 'Theirs' },
    enterFigures: { measureId: 1, how: 'typed', figures: [{ month: '2025-01', value: 1, was: null }] },
    pastFigures: { measureId: 1, month: '2025-01' },
    inspectMeasureFile: { measureId: 1, file },
    importFigures: {
      ...{ measureId: 1, file },
      columns: { month: 'Month', value: 'Value', base: null, force: null },
    },
    rebaseMeasure: { measureId: 1, month: '2025-01', reason: 'Theirs' },
    removeRebase: { measureId: 1, rebaseId: 1 },
    surveys: undefined,
    survey: { surveyId: 1 },
    defineSurvey: { key: 'theirs', name: 'Theirs', kind: 'other', method: '', areaSetId: null },
    saveSurvey: { surveyId: 1, version: 1, name: 'Theirs' },
    saveQuestion: { surveyId: 1, wording: 'Theirs', counted: 'yes', direction: 'higher' },
    saveWave: { surveyId: 1, name: 'Theirs', from: day, to: day, note: '' },
    surveyResult: { surveyId: 1, questionId: 1, waveId: 1 },
    surveyAnswers: { waveId: 1, questionId: 1 },
    pastAnswers: { waveId: 1, questionId: 1, areaCode: '' },
    enterAnswers: {
      ...{ waveId: 1, questionId: 1, how: 'typed' },
      answers: [{ areaCode: '', yes: 1, asked: 2, was: null }],
    },
    inspectSurveyFile: { waveId: 1, file },
    importAnswers: {
      ...{ waveId: 1, file, questionId: 1 },
      columns: { area: null, question: null, yes: 'Yes', asked: 'Asked' },
    },
    outcomes: undefined,
    health: { period: months.now },
    serviceLevels: { period: months.now, before: months.before },
    serviceLevel: { serviceLevelId: 1, period: months.now },
    serviceLevelBreaches: { serviceLevelId: 1, period: months.now },
    saveServiceLevel: {
      ...{ agencyId: council, name: 'Theirs', category: { kind: 'all' }, measured: 'visit' },
      ...{ target: { amount: 1, unit: 'hours' }, sharePercent: 90, clock: 'round', owner: '', note: '' },
      ...{ opensAt: '09:00', closesAt: '17:00', validFrom: day, validUntil: null },
    },
    removeServiceLevel: { serviceLevelId: 1, version: 1 },
  },
  profiles: {
    list: undefined,
    get: { profileId: 1 },
    create: { hotspotId: 1 },
    save: { profileId: 1, version: 2, particulars: { title: 'Theirs' } },
    document: { profileId: 1 },
    saveSection: { profileId: 1, key: 'aim', version: 0, doc: docOfText('Theirs') },
    saveEntry: { profileId: 1, entry: { list: 'distribution', name: 'They', agency: '' } },
    removeEntry: { profileId: 1, entryId: 1, version: 1 },
    orderEntries: { profileId: 1, list: 'distribution', entryIds: [] },
    addAttachment: { profileId: 1, file, origin: 'Theirs', caption: '', marking: 'OFFICIAL' },
    saveAttachment: { attachmentId: 1, version: 1, origin: 'Theirs', caption: '', marking: 'OFFICIAL' },
    removeAttachment: { attachmentId: 1, version: 1 },
    picture: { attachmentId: 1 },
    releaseAttachment: { attachmentId: 1 },
    move: { profileId: 1, version: 2, to: 'proposed', note: '' },
    nominations: undefined,
    nominate: { ...nominated, agencyId: council },
    countNominated: place,
    takeUpNomination: { nominationId: 1, version: 1, profileId: 1, reason: '' },
    declineNomination: { nominationId: 1, version: 1, reason: 'Theirs' },
    nominationForm: { agencyId: council },
    readNominationForm: { file },
    assigned: { profileId: 1 },
    colleagues: undefined,
    assign: { profileId: 1, personId: 1 },
    release: { profileId: 1, personId: 1 },
    look: { profileId: 1 },
    unseen: undefined,
    mentions: { profileId: 1 },
    checks: { profileId: 1 },
    tick: { profileId: 1, key: 'terms', ticked: true, note: 'Theirs' },
    partnerEvidence: { profileId: 1 },
    close: { profileId: 1, version: 2, result: 'worked', outcome: 'Theirs', lessons: 'Theirs', reason: '' },
    monitoring: { profileId: 1 },
    evaluation: { profileId: 1 },
    setComparison: { profileId: 1, version: 2, comparison: null, bufferMetres: 100 },
  },
  settings: {
    desk: undefined,
    bureau: undefined,
    saveBureau: bureau,
    agencies: undefined,
    saveAgency: { key: 'fire', name: 'Fire service' },
    checkIntegrity: undefined,
    jobs: undefined,
  },
  tasking: {
    assessments: undefined,
    assessment: { assessmentId: 1 },
    makeAssessment: {},
    recheckAssessment: { assessmentId: 1 },
    saveAssessment: { assessmentId: 1, version: 1, summary: 'Theirs' },
    saveAssessmentItem: { assessmentItemId: 1, version: 1, text: 'Theirs' },
    moveAssessmentItem: { assessmentItemId: 1, to: 0 },
    addAssessmentItem: { assessmentId: 1, section: 'new', title: 'Theirs', text: '' },
    removeAssessmentItem: { assessmentItemId: 1, version: 1, reason: 'Theirs' },
    restoreAssessmentItem: { assessmentItemId: 1, version: 1 },
    flagAssessmentItem: { assessmentItemId: 1, version: 1, note: '' },
    finaliseAssessment: { assessmentId: 1, version: 1 },
    flags: undefined,
    trace: { kind: 'profile', id: 1 },
    meetings: undefined,
    meeting: { meetingId: 1 },
    createMeeting: { title: 'Theirs', heldOn: day, chair: '' },
    saveMeeting: { meetingId: 1, version: 1, minutes: 'Theirs' },
    setAttendance: { meetingId: 1, agencyId: 1, attending: true, person: '' },
    putOnAgenda: agenda,
    takeOffAgenda: agenda,
    decide: { ...agenda, decision: 'defer', reason: 'Theirs' },
    close: { meetingId: 1, version: 1 },
    buildAgenda: { meetingId: 1 },
    missingFromAgenda: { meetingId: 1 },
    addItem: { meetingId: 1, title: 'Theirs' },
    saveItem: { itemId: 1, version: 1, notes: 'Theirs' },
    removeItem: { itemId: 1 },
    moveItem: { itemId: 1, to: 0 },
    markItem: { itemId: 1, state: 'carried' },
    decideItem: { itemId: 1, decision: 'defer', reason: 'Theirs' },
    takeItem: { meetingId: 1, itemId: 1 },
    steps: { meetingId: 1 },
    undo: { meetingId: 1, stepId: 1 },
    minutes: { meetingId: 1 },
    correctMinutes: { meetingId: 1, byMeetingId: 1, what: 'Theirs' },
    approveMinutes: { meetingId: 1, byMeetingId: 1 },
    series: undefined,
    saveSeries: {
      ...{ name: 'Theirs', everyWeeks: 2, firstOn: day, startsAt: '10:00', lastsMinutes: 90 },
      ...{ place: '', chair: '', quorum: null },
    },
    saveMember: { seriesId: 1, agencyId: 1, person: 'They', deputy: '' },
    removeMember: { seriesId: 1, agencyId: 1 },
    skipDay: { seriesId: 1, day, reason: 'Theirs' },
    planMeeting: { seriesId: 1, heldOn: day },
    record: undefined,
    addAction: {
      ...{ meetingId: 1, what: 'Theirs', profileId: 1, agencyId: council, owner: 'They', dueOn: day },
    },
    addNote: { actionId: 1, note: 'Theirs' },
    closeAction: { actionId: 1, version: 1, status: 'done', outcome: 'Theirs', closedOn: day },
    reopenAction: { actionId: 1, version: 1, reason: 'Theirs' },
    actions: undefined,
    moveAction: { actionId: 1, version: 1, status: 'in-progress' },
    editAction: { actionId: 1, version: 1, reason: 'Theirs', owner: 'They' },
    answerAction: { actionId: 1, version: 1, note: 'Theirs' },
    actionHistory: { actionId: 1 },
    makeReplyFile: { agencyId: council },
    replyPage: { agencyId: council },
    printReply: { agencyId: council },
    daily: {},
    seeDaily: { day },
    exportDaily: { day, audience: 'Duty inspector' },
    replyFiles: undefined,
    workLists: undefined,
    inspectWorkList: { file },
    loadWorkList: { file, name: 'Visits', columns: { reference: 0 } },
    workList: { workListId: 1 },
    weighWorkList: { workListId: 1, version: 1, weights: { risk: 1, days: 1, overdue: 1 } },
    markWork: { rowId: 1, doneOn: null },
    readReply: { file },
    takeReply: { file, sha256: '', take: [] },
  },
}

const printPdf = async () => new Uint8Array(8)
let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk({ printPdf })
  desk.setNow('2025-01-08T10:00:00.000Z')
  await fillBureau(desk, callsOf(months2024, 26))
  const { access, profiles, tasking } = desk.client
  for (const role of ['analyst', 'investigator', 'partner'] as const) {
    await access.savePerson({ login: role, name: role, role, agencyId: role === 'partner' ? council : null })
  }
  const { id, version } = await profiles.create({ hotspotId: 1 })
  await profiles.move({ profileId: id, version, to: 'raised', note: 'Said by the police' })
  await tasking.createMeeting({ title: 'Joint group', heldOn: day, chair: 'Superintendent' })
  await tasking.putOnAgenda(agenda)
  for (const agencyId of [1, council]) {
    const what = agencyId === council ? 'Visit the off-licences' : 'Secret plain-clothes patrols'
    const owner = agencyId === council ? 'Licensing officer' : 'Secret inspector'
    const set = await tasking.addAction({ ...agenda, what, agencyId, owner, dueOn: day })
    await tasking.addNote({ actionId: set.id, note: `${agencyId === council ? 'Open' : 'Secret'} note` })
  }
  await tasking.saveMeeting({ meetingId: 1, version: 1, minutes: 'Secret minutes' })
})
afterEach(() => desk.close())

/** The same bureau, opened by another person of the workstation. */
async function signedInAs<T>(login: string, work: (other: TestDesk) => Promise<T>): Promise<T> {
  await desk.client.settings.closeBureau()
  const other = await openTestDesk({ folder: desk.folder, login, bureau: null, printPdf })
  try {
    await other.client.settings.openBureau({ path: bureauPath() })
    return await work(other)
  } finally {
    await other.close()
    await desk.client.settings.openBureau({ path: bureauPath() })
  }
}
const bureauPath = () => join(desk.folder, 'Test bureau.bureau')

/** Every row of every table of the bureau's file, as text. */
function everyRow(): string {
  const db = new SqliteFile(bureauPath(), { readonly: true })
  try {
    const tables = db
      .prepare("select name from sqlite_schema where type = 'table' order by name")
      .pluck()
      .all()
    return JSON.stringify(tables.map(table => [table, db.prepare(`select * from "${table}"`).raw().all()]))
  } finally {
    db.close()
  }
}

type Called = Record<string, Record<string, (input: unknown) => Promise<unknown>>>
const entries = Object.entries(asked).flatMap(([feature, verbs]) =>
  Object.entries(verbs).map(([verb, input]) => {
    const entry = (contract as Contract)[feature]![verb]!
    if (entry.kind === 'event') throw new Error(`${feature}.${verb} cannot be asked`)
    return { feature, verb, input: input as unknown, needs: entry.needs }
  }),
)

const people: [login: string, role: Role][] = [
  ['partner', 'partner'],
  ['investigator', 'investigator'],
  ['analyst', 'analyst'],
  ['stranger', 'partner'],
]

test.each(people)('what the role of %s lacks is forbidden before anything is done', async (login, role) => {
  const lacking = entries.filter(({ needs }) => !may(role, needs))
  expect(lacking.length).toBeGreaterThan(4)
  await signedInAs(login, async ({ client }) => {
    const before = everyRow()
    for (const { feature, verb, input } of lacking) {
      const answer = (client as unknown as Called)[feature]![verb]!(input)
      await expect(answer, `${feature}.${verb}`).rejects.toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining(`${feature}.${verb}`),
        next: expect.any(String),
      })
    }
    expect(everyRow()).toBe(before)
  })
})

test.each(people)(
  'what the role of %s carries is not forbidden, and does not fail unexpectedly',
  async (login, role) => {
    await signedInAs(login, async ({ client }) => {
      for (const { feature, verb, input } of entries.filter(({ needs }) => may(role, needs))) {
        const outcome = await (client as unknown as Called)[feature]![verb]!(input).then(
          () => 'answered',
          error => error.code,
        )
        // What is not there, or cannot be done any more, may be refused; the role must not be why.
        expect(['answered', 'not-found', 'invalid', 'conflict'], `${feature}.${verb}: ${outcome}`).toContain(
          outcome,
        )
      }
    })
  },
)

test.each(['partner', 'stranger'])(
  'what a %s is sent of the tasking holds nothing of other agencies',
  async login => {
    const sent = await signedInAs(login, async ({ client: { tasking } }) =>
      JSON.stringify([
        await tasking.meetings(),
        await tasking.meeting({ meetingId: 1 }),
        await tasking.actions(),
        await tasking.actionHistory({ actionId: 1 }).catch(error => error.message),
        await tasking.answerAction({ actionId: 1, version: 1, note: 'x' }).catch(error => error.message),
      ]),
    )
    expect(sent).not.toMatch(/Secret|Said by the police/)
    // The profile's title stays with a partner's own action: without it the action is not understood.
    for (const own of ['Visit the off-licences', 'Open note', 'Aylestone']) {
      if (login === 'partner') expect(sent).toContain(own)
      else expect(sent).not.toContain(own)
    }
  },
)
