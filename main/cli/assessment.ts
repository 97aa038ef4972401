import { Argument, type Command, Option } from 'commander'
import type { DeskClient } from '#shared/contract.ts'
import { counted } from '#shared/count-words.ts'
import type { Assessment, AssessmentItem } from '#shared/features/tasking/assessment.ts'
import {
  type AssessmentSection,
  assessmentSections,
  sectionNames,
} from '#shared/features/tasking/assessment-rules.ts'
import { becameNames } from '#shared/features/tasking/became.ts'
import { AppError } from '#shared/rpc/error.ts'
import { wholeNumber } from './arguments.ts'
import { same, unknown } from './find.ts'
import { columns } from './lines.ts'
import { withProgress } from './progress.ts'
import { required } from './required.ts'
import { type Answer, inBureau } from './run.ts'

type Options = {
  again?: string
  item?: number
  note?: string
  title?: string
  text?: string
  section?: AssessmentSection
  to?: number
  reason?: string
}
type Verb = (client: DeskClient, id: string | undefined, options: Options) => Promise<Answer>

const verbs: Record<string, Verb> = {
  async list(client) {
    const assessments = await client.tasking.assessments()
    return {
      json: { assessments },
      lines:
        assessments.length === 0
          ? ['No tactical assessment yet: desk assessment BUREAU make.']
          : columns(
              ['assessment', 'from', 'to', 'status', 'items', 'flagged', 'made by'],
              assessments.map(one => [
                one.number,
                one.from,
                one.to,
                one.status,
                one.items,
                one.flagged,
                one.madeBy,
              ]),
            ),
    }
  },
  async make(client, _id, { again }) {
    const earlier = again === undefined ? null : await find(client, again)
    const { id } = await withProgress('Assessment', running =>
      client.tasking.makeAssessment(earlier ? { again: earlier.id } : {}, running),
    )
    return told(await client.tasking.assessment({ assessmentId: id }))
  },
  async show(client, id) {
    return told(await open(client, id))
  },
  async check(client, id) {
    const { id: assessmentId, number } = await find(client, id)
    const checked = await withProgress('Assessment', running =>
      client.tasking.recheckAssessment({ assessmentId }, running),
    )
    const said = checked.identical ? 'every figure is the same' : 'the figures are not the same'
    return { json: { ...checked }, lines: [`${number} made again from its freeze: ${said}.`] }
  },
  async write(client, id, { item, title, text }) {
    if (title === undefined && text === undefined) required(undefined, '--title or --text')
    const opened = await open(client, id)
    if (item === undefined) {
      const { id: assessmentId, version } = opened
      const words = { ...(title && { title }), ...(text !== undefined && { summary: text }) }
      await client.tasking.saveAssessment({ assessmentId, version, ...words })
    } else {
      const { id: assessmentItemId, version } = itemOf(opened, item)
      const words = { ...(title && { title }), ...(text !== undefined && { text }) }
      await client.tasking.saveAssessmentItem({ assessmentItemId, version, ...words })
    }
    return told(await open(client, id))
  },
  async add(client, id, { section, title, text = '' }) {
    const { id: assessmentId } = await find(client, id)
    await client.tasking.addAssessmentItem({
      assessmentId,
      section: required(section, '--section NAME'),
      title: required(title, '--title TEXT'),
      text,
    })
    return told(await open(client, id))
  },
  async move(client, id, { item, to }) {
    const { id: assessmentItemId } = itemOf(await open(client, id), required(item, '--item NUMBER'))
    await client.tasking.moveAssessmentItem({ assessmentItemId, to: required(to, '--to PLACE') - 1 })
    return told(await open(client, id))
  },
  async remove(client, id, { item, reason }) {
    const { id: assessmentItemId, version } = itemOf(await open(client, id), required(item, '--item NUMBER'))
    await client.tasking.removeAssessmentItem({
      assessmentItemId,
      version,
      reason: required(reason, '--reason TEXT'),
    })
    return told(await open(client, id))
  },
  async flag(client, id, { item, note = '' }) {
    const { id: assessmentItemId, version } = itemOf(await open(client, id), required(item, '--item NUMBER'))
    await client.tasking.flagAssessmentItem({ assessmentItemId, version, note })
    return flags(client)
  },
  flags,
  async finalise(client, id) {
    const { id: assessmentId, version } = await find(client, id)
    await client.tasking.finaliseAssessment({ assessmentId, version })
    return told(await open(client, id))
  },
}

export function addAssessment(program: Command): void {
  program
    .command('assessment')
    .summary('draft, edit and finalise the tactical assessment')
    .description(
      'list               all assessments\nmake               draft the fortnight from the data as they stand [--again NUMBER: from an earlier freeze]\nshow NUMBER        one with its items\ncheck NUMBER       draft it again from its freeze and compare every figure\nwrite NUMBER       --title TEXT --text TEXT [--item ITEM]; without an item its title and summary\nadd NUMBER         an item of your own: --section NAME --title TEXT [--text TEXT]\nmove NUMBER        --item ITEM --to PLACE, counted from 1 within its section\nremove NUMBER      --item ITEM --reason TEXT\nflag NUMBER        put an item before the group: --item ITEM [--note TEXT]\nflags              everything before the group, and what became of it\nfinalise NUMBER    from then on it stands',
    )
    .argument('<bureau>')
    .addArgument(new Argument('[verb]', 'what to do').choices(Object.keys(verbs)).default('list'))
    .argument('[number]', 'such as TA-2025-001; the latest if absent')
    .option('--again <number>')
    .option('--item <id>', 'number of the item, as show lists it', wholeNumber)
    .option('--title <text>')
    .option('--text <text>')
    .option('--note <text>', 'what the group should know or decide')
    .addOption(new Option('--section <name>').choices(assessmentSections))
    .option('--to <place>', 'where to move it', wholeNumber)
    .option('--reason <text>', 'why it is removed')
    .action((bureau: string, verb: string, id: string | undefined, options: Options, command: Command) =>
      inBureau(command, bureau, ({ client }) => verbs[verb]!(client, id, options)),
    )
}

async function find(client: DeskClient, number: string | undefined) {
  const assessments = await client.tasking.assessments()
  const found =
    number === undefined
      ? assessments[0]
      : assessments.find(one => same(one.number, number) || String(one.id) === number)
  if (found) return found
  throw unknown(
    'tactical assessment',
    number ?? 'yet',
    assessments.map(one => one.number),
    'Make one with: desk assessment BUREAU make.',
  )
}

async function open(client: DeskClient, number: string | undefined): Promise<Assessment> {
  const { id } = await find(client, number)
  return client.tasking.assessment({ assessmentId: id })
}

function itemOf({ list, number }: Assessment, id: number): AssessmentItem {
  const found = list.find(item => item.id === id)
  if (found) return found
  throw new AppError('not-found', `There is no item ${id} in ${number}.`, {
    next: 'The numbers stand before the items: desk assessment BUREAU show.',
  })
}

async function flags(client: DeskClient): Promise<Answer> {
  const flagged = await client.tasking.flags()
  return {
    json: { flagged },
    lines:
      flagged.length === 0
        ? ['Nothing was put before the group yet.']
        : flagged.map(({ id, title, became }) => {
            const last = became.steps.at(-1)
            return `  ${id} ${title}: ${becameNames[became.state]}${last ? ` (${last.on}: ${last.words})` : ''}`
          }),
  }
}

function told(assessment: Assessment): Answer {
  const { number, title, from, to, status, freeze, list, previous, summary, sections } = assessment
  const kept = list.filter(({ removed }) => removed === null)
  return {
    json: { assessment },
    lines: [
      `${number} ${title}, ${from} to ${to} (${status}), freeze ${freeze.id} of ${counted(freeze.incidents, 'incident')}.`,
      ...(summary ? [summary] : []),
      ...sections.flatMap(({ section, note, caveats }) => [
        `${sectionNames[section]}: ${note}`,
        ...caveats.map(caveat => `  Caveat: ${caveat}`),
        ...kept.filter(item => item.section === section).map(itemLine),
      ]),
      ...(previous ? [`What became of ${previous.number}:`] : []),
      ...(previous?.items ?? [])
        .filter(({ became }) => became.state !== 'not-flagged')
        .map(({ title: of, became }) => `  ${of}: ${becameNames[became.state]}`),
    ],
  }
}

function itemLine({ id, title, text, flaggedItemId }: AssessmentItem): string {
  return `  ${id} ${title}${flaggedItemId === null ? '' : ' [before the group]'}\n     ${text}`
}
